ALTER TABLE "clinics" ADD COLUMN "allowed_links" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "widget_colours" jsonb;--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "widget_keys" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "clinics_widget_keys" ON "clinics" USING gin ("widget_keys");