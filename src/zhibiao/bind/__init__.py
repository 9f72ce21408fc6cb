"""The bind stage: each quantity becomes an observation, or is listed as unbound with a reason."""
