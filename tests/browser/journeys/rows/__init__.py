"""Every page that `test_look` looks at, and how one gets there: a part for each role."""
