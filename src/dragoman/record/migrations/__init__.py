"""The record's schema over time. Migrations are only added, never changed once released."""
