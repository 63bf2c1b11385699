"""Page objects: what a person does on a page, in their words."""
