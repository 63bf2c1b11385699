"""The codes as data: flows and their answers, written from the vocabulary by an independent reader."""
