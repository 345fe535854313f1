"""What the operator of a machine may see and do: queues and doors by id, never what a family wrote."""
