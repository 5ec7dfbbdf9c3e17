# AgentCare, and its two neighbours with an account of their own: `docker compose` builds the stages it names.

# Chroma and Ollama come as images that run as root. A folder made here hands its owner to the volume mounted on it.
FROM chromadb/chroma:1.5.9 AS chroma
RUN install -d -o 10001 -g 10001 /data
USER 10001:10001

FROM ollama/ollama:0.12.6 AS ollama
RUN install -d -o 10001 -g 10001 /models
ENV HOME=/models OLLAMA_MODELS=/models
USER 10001:10001

# This Node only runs npm; the server runs on the one that npm installs, which needs libatomic.
FROM node:24.11.1-trixie-slim AS base
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libatomic1 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
COPY scripts/mend-postgres.mjs ./scripts/
RUN npm ci --omit=dev

# The widget is built with the development packages, which the server does without.
FROM base AS widget
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY scripts/mend-postgres.mjs ./scripts/
RUN npm ci
COPY src ./src
COPY web ./web
RUN npm run build:widget

FROM base AS app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 AGENTCARE_DATA_DIR=/var/lib/agentcare
# Mount a volume here: the widget's earlier builds, which clinics' tags name, have to outlive the container.
RUN install -d -o node -g node /var/lib/agentcare
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY db ./db
COPY src ./src
COPY web ./web
COPY --from=widget /app/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node_modules/.bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "bin/agentcare.mjs", "serve"]
