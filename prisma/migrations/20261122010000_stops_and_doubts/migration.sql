-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "stopped_why" TEXT;

-- AlterTable
ALTER TABLE "outgoing" ADD COLUMN     "doubted_at" TIMESTAMPTZ(3);

-- What Prisma cannot say.

-- A stop has a reason: the person asked for it, or the platform no longer lets us through.
UPDATE "chats" SET "stopped_why" = 'asked' WHERE "stopped_at" IS NOT NULL;
ALTER TABLE "chats" ADD CONSTRAINT "chats_stopped_why" CHECK (("stopped_at" IS NULL) = ("stopped_why" IS NULL));
