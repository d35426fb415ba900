"""How fast things are: each `bench_*` module prints its figures; `make bench` runs them all."""
