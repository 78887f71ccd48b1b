"""Values: private machinery that every module rests on, and that knows nothing of the guide."""
