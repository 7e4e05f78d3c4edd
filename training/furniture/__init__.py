"""Which lines of a scraped page are furniture: marked and made-up pages, and the weights learnt from them."""
