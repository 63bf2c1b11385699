"""The look, the forms and the headers, without a browser."""
