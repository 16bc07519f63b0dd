"""What tests share: small inputs, readers of what came out, edits a person would make."""
