-- Run after LangGraph's own migrations of schema "langgraph": a checkpoint belongs to one thread, and a connection
-- sees only the thread its turn is for (app.thread_id). Safe to run again.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['checkpoints', 'checkpoint_blobs', 'checkpoint_writes'] LOOP
    EXECUTE format('ALTER TABLE langgraph.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE langgraph.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('DROP POLICY IF EXISTS one_thread ON langgraph.%I', name);
    EXECUTE format($policy$CREATE POLICY one_thread ON langgraph.%I
      USING (thread_id = (SELECT current_setting('app.thread_id', true)))
      WITH CHECK (thread_id = (SELECT current_setting('app.thread_id', true)))$policy$, name);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA langgraph TO agentcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA langgraph TO agentcare_app;
