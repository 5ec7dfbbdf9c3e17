ALTER TABLE "feedback" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "reference" text;--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_once" ON "feedback" USING btree ("thread_id","outcome","reference") WHERE outcome is not null;