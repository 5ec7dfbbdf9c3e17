-- What drizzle-kit cannot express: exclusion, row-level security, append-only history, grants.
-- Roles agentcare_app and agentcare_readonly exist before this runs (db/roles.ts).

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint

-- The guarantee: one resource is never taken twice at once, whoever asks and however.
ALTER TABLE claims ADD CONSTRAINT claims_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (active);
--> statement-breakpoint
ALTER TABLE claims ADD CONSTRAINT claims_has_length CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during));
--> statement-breakpoint
ALTER TABLE claims ADD CONSTRAINT claims_one_parent CHECK (
  (kind = 'hold' AND hold_id IS NOT NULL AND appointment_id IS NULL)
  OR (kind = 'appointment' AND appointment_id IS NOT NULL AND hold_id IS NULL)
  OR (kind = 'block' AND hold_id IS NULL AND appointment_id IS NULL));
--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_has_length CHECK (ends_at > starts_at);
--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_status CHECK (
  status IN ('booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'));
--> statement-breakpoint
ALTER TABLE holds ADD CONSTRAINT holds_has_length CHECK (ends_at > starts_at AND expires_at_latest >= expires_at);
--> statement-breakpoint
ALTER TABLE feedback ADD CONSTRAINT feedback_rating CHECK (rating BETWEEN 1 AND 5);
--> statement-breakpoint
ALTER TABLE visit_types ADD CONSTRAINT visit_types_sound CHECK (
  duration_minutes > 0 AND buffer_before_minutes >= 0 AND buffer_after_minutes >= 0 AND slot_grid_minutes > 0
  AND slot_grid_offset_minutes >= 0 AND min_notice_minutes >= 0 AND horizon_days > 0);
--> statement-breakpoint
ALTER TABLE schedule_exceptions ADD CONSTRAINT schedule_exceptions_sound CHECK (
  (start_time IS NULL) = (end_time IS NULL) AND (kind = 'closed' OR (start_time IS NOT NULL AND resource_id IS NOT NULL AND location_id IS NOT NULL)));
--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER appointment_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON appointment_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- The clinic a transaction works for; nothing is visible while it is unset.
CREATE FUNCTION app_clinic_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.clinic_id', true), '')::uuid $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'locations', 'staff_users', 'resources', 'practitioners', 'visit_types', 'practitioner_visit_types',
    'requirement_groups', 'requirement_group_members', 'schedule_rules', 'schedule_exceptions', 'time_off',
    'patients', 'holds', 'appointments', 'claims', 'appointment_events', 'idempotency_keys',
    'threads', 'runs', 'run_events', 'messages', 'feedback', 'handoffs', 'knowledge_documents', 'knowledge_chunks']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    -- The sub-select makes the setting an InitPlan: read once a statement, not once a row.
    EXECUTE format('CREATE POLICY one_clinic ON %I USING (clinic_id = (SELECT app_clinic_id())) WITH CHECK (clinic_id = (SELECT app_clinic_id()))', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO agentcare_app, agentcare_readonly;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO agentcare_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO agentcare_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON appointment_events FROM agentcare_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON clinics FROM agentcare_app;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO agentcare_readonly;
