"""Pages kept in front of Django: each is made once for an edition, and a minute if it tells now."""
