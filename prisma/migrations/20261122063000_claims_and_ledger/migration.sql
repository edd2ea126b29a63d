-- DropIndex
DROP INDEX "reminders_chat_id_idx";

-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "stopped_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "outgoing" ADD COLUMN     "about" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "announcement_id" INTEGER,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- What was written could go at once; "not before" stood in claimed_at of rows that are queued again.
UPDATE "outgoing" SET "due_at" = "created_at", "retry_at" = CASE WHEN "status" = 'queued' THEN "claimed_at" END,
  "claimed_at" = CASE WHEN "status" <> 'queued' THEN "claimed_at" END;
ALTER TABLE "outgoing" ALTER COLUMN "due_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "died_on" DATE;

-- AlterTable
ALTER TABLE "reminders" ADD COLUMN     "outgoing_id" INTEGER,
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '';

-- One chat is reminded of one thing once a day: of several rows for it the one that is pending stays, else the newest.
DELETE FROM "reminders" WHERE "id" IN (SELECT "id" FROM (
  SELECT "id", row_number() OVER (PARTITION BY "chat_id", "kind", "due_on" ORDER BY "status" = 'pending' DESC, "id" DESC) AS "place"
  FROM "reminders") AS "places" WHERE "place" > 1);

-- CreateTable
CREATE TABLE "announcements" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "left_out" JSONB NOT NULL,

    CONSTRAINT "announcements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" SERIAL NOT NULL,
    "report_number" TEXT,
    "claim_number" TEXT,
    "agency_number" TEXT,
    "code_index" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "claim" TEXT,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "since" DATE NOT NULL,
    "complete_on" DATE,
    "event_on" DATE,
    "circumstances" JSONB NOT NULL DEFAULT '{}',
    "chat_id" INTEGER,
    "participant_id" INTEGER,
    "nik_index" BYTEA,
    "told" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_events" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on_day" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "status" TEXT,
    "reason" TEXT,
    "note" BYTEA,
    "actor" TEXT NOT NULL,

    CONSTRAINT "case_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_papers" (
    "case_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'required',
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_papers_pkey" PRIMARY KEY ("case_id","code")
);

-- CreateTable
CREATE TABLE "case_followers" (
    "case_id" INTEGER NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_followers_pkey" PRIMARY KEY ("case_id","chat_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "cases_report_number_key" ON "cases"("report_number");

-- CreateIndex
CREATE UNIQUE INDEX "cases_claim_number_key" ON "cases"("claim_number");

-- CreateIndex
CREATE UNIQUE INDEX "cases_agency_number_key" ON "cases"("agency_number");

-- CreateIndex
CREATE INDEX "cases_chat_id_idx" ON "cases"("chat_id");

-- CreateIndex
CREATE INDEX "cases_participant_id_idx" ON "cases"("participant_id");

-- CreateIndex
CREATE INDEX "cases_nik_index_idx" ON "cases"("nik_index");

-- CreateIndex
CREATE INDEX "cases_status_since_idx" ON "cases"("status", "since");

-- CreateIndex
CREATE INDEX "case_events_case_id_id_idx" ON "case_events"("case_id", "id");

-- CreateIndex
CREATE INDEX "case_followers_chat_id_idx" ON "case_followers"("chat_id");

-- CreateIndex
CREATE INDEX "outgoing_announcement_id_idx" ON "outgoing"("announcement_id");

-- CreateIndex
CREATE INDEX "reminders_subject_idx" ON "reminders"("subject");

-- CreateIndex
CREATE INDEX "reminders_outgoing_id_idx" ON "reminders"("outgoing_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_chat_id_kind_subject_due_on_key" ON "reminders"("chat_id", "kind", "subject", "due_on");

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_outgoing_id_fkey" FOREIGN KEY ("outgoing_id") REFERENCES "outgoing"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_papers" ADD CONSTRAINT "case_papers_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

-- What sweeps look for among a hundred thousand rows that wait, most of which must wait on. What may go soonest comes first; of
-- announcements each is looked at for itself, since a paused one is passed over whole.
CREATE INDEX "outgoing_ready" ON "outgoing" ("kind", (GREATEST("due_at", "retry_at")), "id") WHERE "status" = 'queued' AND "announcement_id" IS NULL;
CREATE INDEX "outgoing_announced" ON "outgoing" ("announcement_id", (GREATEST("due_at", "retry_at")), "id") WHERE "status" = 'queued' AND "announcement_id" IS NOT NULL;
CREATE INDEX "outgoing_expiring" ON "outgoing" ("expires_at") WHERE "status" = 'queued';
CREATE INDEX "outgoing_on_its_way" ON "outgoing" ("claimed_at") WHERE "status" = 'sending';

-- The default rights of the first migration hold only for tables made by the user who ran it.
GRANT SELECT, INSERT, UPDATE, DELETE ON "announcements", "cases", "case_events", "case_papers", "case_followers" TO "tangguh_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA "public" TO "tangguh_app";

ALTER TABLE "reminders" DROP CONSTRAINT "reminders_status_known";
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_status_known" CHECK ("status" IN ('pending', 'sent', 'cancelled', 'stopped', 'expired'));
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_status_known" CHECK ("status" IN ('running', 'paused', 'cancelled'));
ALTER TABLE "cases" ADD CONSTRAINT "cases_kind_known" CHECK ("kind" IN ('death', 'accident', 'check'));
ALTER TABLE "cases" ADD CONSTRAINT "cases_claim_known" CHECK ("claim" IN ('jkk', 'jkm', 'scholarship'));
ALTER TABLE "cases" ADD CONSTRAINT "cases_status_known" CHECK (CASE WHEN "claim" IS NULL THEN "status" IN ('reported', 'answered')
  ELSE "status" IN ('stage_one_reported', 'in_care', 'stage_two_reported', 'submitted', 'incomplete', 'verifying', 'decided', 'paid', 'refused', 'cancelled') END);
ALTER TABLE "cases" ADD CONSTRAINT "cases_numbered" CHECK (COALESCE("report_number", "claim_number") IS NOT NULL
  AND ("claim" IS NULL) = ("claim_number" IS NULL));
ALTER TABLE "case_papers" ADD CONSTRAINT "case_papers_status_known" CHECK ("status" IN ('required', 'said', 'received', 'checked', 'returned'));

-- An access code names no person, but what it opens is tried, counted and slowed down as any other proof: `named` is then the
-- number of the case, `chat` is bound when it follows the case, and `id` is the case's. Of a person whose death an officer has
-- confirmed only the family card proves anything: it is the heirs' own.
CREATE OR REPLACE FUNCTION "match_proof"("named" bytea, "kind" text, "proof" bytea, "chat" int, "asked_at" timestamptz, "phone_since" date, "phone_people" int)
RETURNS TABLE ("id" int, "bound" boolean, "proven" boolean) LANGUAGE sql STABLE AS $$
  SELECT p.id, here.bound, (p.died_on IS NULL OR kind = 'family') AND CASE kind
      WHEN 'nik' THEN p.nik_index = proof
      WHEN 'family' THEN p.family_index = proof
      WHEN 'card' THEN EXISTS (SELECT FROM cards c WHERE c.participant_id = p.id AND c.card_index = proof)
      WHEN 'phone' THEN p.phone_index = proof AND p.phone_seen_on > phone_since
        AND (SELECT count(*) FROM participants q WHERE q.phone_index = proof) <= phone_people
      WHEN 'code' THEN EXISTS (SELECT FROM activation_codes a WHERE a.code_index = proof AND a.participant_id = p.id
        AND a.expires_at > asked_at AND (a.used_at IS NULL OR a.used_by = chat AND here.bound))
    END IS TRUE
  FROM participants p
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM bindings b
    WHERE b.participant_id = p.id AND b.chat_id = chat AND b.ended_at IS NULL AND b.expires_at > asked_at) AS bound) here
  WHERE kind <> 'access' AND (p.nik_index = named OR p.id = (SELECT c.participant_id FROM cards c WHERE c.card_index = named))
  UNION ALL
  SELECT c.id, EXISTS (SELECT FROM case_followers f WHERE f.case_id = c.id AND f.chat_id = chat), c.code_index = proof
  FROM cases c, (SELECT CASE WHEN kind = 'access' THEN convert_from(named, 'UTF8') END AS number) AS asked
  WHERE c.report_number = asked.number OR c.claim_number = asked.number
$$;
