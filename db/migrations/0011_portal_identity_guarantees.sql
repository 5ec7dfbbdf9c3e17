-- What drizzle-kit cannot express: row-level security and grants. Who proved what is nobody's report.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['portal_identities', 'portal_tokens']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY one_clinic ON %I USING (clinic_id = (SELECT app_clinic_id())) WITH CHECK (clinic_id = (SELECT app_clinic_id()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO agentcare_app', name);
  END LOOP;
END $$;
