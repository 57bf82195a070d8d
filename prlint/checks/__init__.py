"""The rule language at work: selectors, conditions and verbs over the things of a release."""
