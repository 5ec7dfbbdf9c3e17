-- What drizzle-kit cannot express for the front desk's tables: row-level security, grants, checks.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'group_sessions', 'identity_challenges', 'identity_proofs', 'identity_failures', 'waitlist_entries',
    'waitlist_offers', 'jobs', 'notifications', 'contact_preferences', 'worklist_items']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_clinic ON %I USING (clinic_id = (SELECT app_clinic_id())) WITH CHECK (clinic_id = (SELECT app_clinic_id()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO agentcare_app', name);
    -- Codes and proofs are nobody's report.
    IF name NOT LIKE 'identity_%' THEN EXECUTE format('GRANT SELECT ON %I TO agentcare_readonly', name); END IF;
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE appointments DROP CONSTRAINT appointments_status;
--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_status CHECK (
  status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'));
--> statement-breakpoint
ALTER TABLE claims DROP CONSTRAINT claims_one_parent;
--> statement-breakpoint
ALTER TABLE claims ADD CONSTRAINT claims_one_parent CHECK (
  (kind = 'hold' AND hold_id IS NOT NULL AND appointment_id IS NULL AND session_id IS NULL)
  OR (kind = 'appointment' AND appointment_id IS NOT NULL AND hold_id IS NULL AND session_id IS NULL)
  OR (kind = 'session' AND session_id IS NOT NULL AND hold_id IS NULL AND appointment_id IS NULL)
  OR (kind = 'block' AND hold_id IS NULL AND appointment_id IS NULL AND session_id IS NULL));
--> statement-breakpoint
ALTER TABLE visit_types ADD CONSTRAINT visit_types_seats CHECK (seats BETWEEN 1 AND 500);
--> statement-breakpoint
-- A visit's calendar identity is the first row's of its chain of moves. The owner is held to row-level security too.
ALTER TABLE appointments NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
WITH RECURSIVE chain AS (
  SELECT id, id AS root, 0 AS moves FROM appointments WHERE rescheduled_from IS NULL
  UNION ALL
  SELECT a.id, chain.root, chain.moves + 1 FROM appointments a JOIN chain ON a.rescheduled_from = chain.id)
UPDATE appointments SET calendar_uid = chain.root, calendar_sequence = chain.moves
FROM chain WHERE chain.id = appointments.id;
--> statement-breakpoint
ALTER TABLE appointments FORCE ROW LEVEL SECURITY;
