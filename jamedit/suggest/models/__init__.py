"""Language models that propose words, off unless somebody asks for them."""
