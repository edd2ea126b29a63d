# The server alone, for a PostgreSQL of your own: DATABASE_URL, ENCRYPTION_KEYS and INDEX_KEY must be set, for the image
# holds no database. Never built where this was written, for want of a Docker engine; its steps were run one by one.
FROM node:24-slim AS build
# 0 leaves out Baileys, and with it libsignal, which is under the GPL-3.0: `docker build --build-arg WHATSAPP=0 .`
ARG WHATSAPP=1
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma.config.ts ./
COPY prisma ./prisma
# Prisma would download an engine that generating does not use; any program that exists satisfies it.
RUN PRISMA_SCHEMA_ENGINE_BINARY="$(command -v node)" CHECKPOINT_DISABLE=1 \
    node node_modules/prisma/build/index.js generate --no-hints
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund
# A development dependency of the same name would keep libsignal: none is asked for here.
RUN if [ "$WHATSAPP" = 0 ]; then \
      npm pkg delete devDependencies \
      && npm uninstall --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund @whiskeysockets/baileys; \
    fi

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY locales ./locales
COPY prisma/migrations ./prisma/migrations
COPY src ./src
COPY --from=build /app/src/store/client ./src/store/client
# The image's own ordinary user; nothing in /app is his to change.
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm or the bootstrap: the signal to stop must reach the application itself.
CMD ["node", "src/main.ts"]
