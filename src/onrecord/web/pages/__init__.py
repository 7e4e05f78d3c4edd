"""The pages: for each the fields that its address may have, and what makes its value."""
