"""The suggesters, one kind a file; none imports another, all follow `jamedit.suggest.base`."""
