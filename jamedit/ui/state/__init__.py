"""What the window knows beside the session: jobs, the review queue, what was learned and listened to."""
