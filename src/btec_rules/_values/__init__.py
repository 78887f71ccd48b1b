"""Values: the private machinery under every module. Nothing in it knows the guide."""
