ALTER TABLE "claims" ADD COLUMN "starts_at" timestamp with time zone GENERATED ALWAYS AS (lower(during)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "ends_at" timestamp with time zone GENERATED ALWAYS AS (upper(during)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "claims_calendar" ON "claims" USING btree ("clinic_id","resource_id","ends_at","starts_at") WHERE active;--> statement-breakpoint
CREATE INDEX "schedule_exceptions_resource" ON "schedule_exceptions" USING btree ("clinic_id","resource_id","date");