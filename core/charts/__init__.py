"""Pictures of figures as values: what is drawn is decided and worded here and in presenters, how it looks outside."""
