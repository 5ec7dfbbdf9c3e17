-- Run after LangGraph's own migrations of schema "langgraph". A connection sees only the checkpoints of the thread its
-- turn is for (app.thread_id), and writes them only while that turn's lease is the thread's newest (app.lease_token).
-- Safe to run again.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['checkpoints', 'checkpoint_blobs', 'checkpoint_writes'] LOOP
    EXECUTE format('ALTER TABLE langgraph.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE langgraph.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('DROP POLICY IF EXISTS one_thread ON langgraph.%I', name);
    EXECUTE format($policy$CREATE POLICY one_thread ON langgraph.%I
      USING (thread_id = (SELECT current_setting('app.thread_id', true)))
      WITH CHECK (thread_id = (SELECT current_setting('app.thread_id', true)) AND EXISTS (
        SELECT FROM public.thread_leases lease
        WHERE lease.thread_id = (SELECT nullif(current_setting('app.thread_id', true), '')::uuid)
          AND lease.token = (SELECT nullif(current_setting('app.lease_token', true), '')::bigint)))$policy$, name);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA langgraph TO agentcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA langgraph TO agentcare_app;
