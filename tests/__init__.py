"""What must be true of the site, told as tests; folders mirror the code they are about."""
