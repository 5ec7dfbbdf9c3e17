-- What drizzle-kit cannot express: a rating is of one visit's outcome, or of the conversation as a whole.

ALTER TABLE feedback ADD CONSTRAINT feedback_outcome CHECK (
  (outcome IS NULL) = (reference IS NULL) AND outcome IN ('booked', 'rescheduled', 'cancelled'));
