"""A demonstration: a charity of birds that supports plants, everyone made up, built by the house's own actions."""
