"""The rules of the world, held against cases told in words."""
