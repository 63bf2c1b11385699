"""The pages of whistle-blowing."""
