//! Pieces of code for notes, in the five languages such a blog is full of.
//!
//! Each is put together from fragments with names and numbers filled in, so that no two are
//! alike and nothing is won by remembering them.

use super::chance::Chance;

const PYTHON: &[&str] = &[
    "@dataclass(frozen=True)\nclass @A@Batch:\n    \"\"\"Rows of one @b@, ready to be sent.\"\"\"\n    @b@: str\n    \
     rows: list[dict[str, int]] = field(default_factory=list)\n\n    def size(self) -> int:\n        \
     return sum(len(row) for row in self.rows)\n",
    "async def @a@_@b@(client: Client, limit: int = @n@) -> AsyncIterator[@A@Batch]:\n    \
     async for row in client.scan(\"@b@\", limit=limit):\n        if row.get(\"@a@\") is None:\n            \
     logger.warning(\"no @a@ in %s after %d rows\", row, limit)\n            continue\n        \
     yield @A@Batch(@b@=row[\"@b@\"], rows=[row])\n",
    "@b@_total = df.groupBy(\"@a@\").agg(F.sum(\"@b@\").alias(\"@b@_total\")).where(F.col(\"@b@_total\") > @n@)\n\
     @b@_total.write.mode(\"overwrite\").parquet(f\"s3://@a@/{today:%Y-%m-%d}/@b@\")\n",
    "try:\n    @a@ = retry(lambda: fetch(\"@b@\"), times=3, wait=@n@ / 1000)\nexcept (TimeoutError, KeyError) as error:\n    \
     raise @A@Failed(f\"@b@: {error!r}\") from error\nfinally:\n    close()  # whatever happened\n",
];

const SQL: &[&str] = &[
    "-- @a@ by @b@\nWITH @a@s AS (\n    SELECT date_trunc('hour', created_at) AS hour, @b@, COUNT(*) AS n\n    \
     FROM @a@_events\n    WHERE created_at >= now() - INTERVAL '@n@ days' AND @b@ IS NOT NULL\n    GROUP BY 1, 2\n)\n\
     SELECT hour, @b@, n, SUM(n) OVER (PARTITION BY @b@ ORDER BY hour) AS running\nFROM @a@s\nORDER BY hour DESC\nLIMIT @n@;\n",
    "CREATE TABLE IF NOT EXISTS @a@_@b@ (\n    id BIGINT PRIMARY KEY,\n    @b@ TEXT NOT NULL DEFAULT 'none',\n    \
     weight DOUBLE PRECISION CHECK (weight > 0.5),\n    created_at TIMESTAMPTZ NOT NULL\n);\n\
     CREATE INDEX @a@_@b@_created ON @a@_@b@ (created_at);\n",
    "UPDATE @a@ SET @b@ = CASE WHEN tries > @n@ THEN 'dead' ELSE 'ready' END\nWHERE id IN (SELECT id FROM @a@_queue WHERE owner = 'it''s me');\n",
];

const YAML: &[&str] = &[
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: @a@-@b@\n  labels: {app: @a@, tier: \"@b@\"}\nspec:\n  replicas: @n@\n  \
     template:\n    spec:\n      containers:\n        - name: @a@\n          image: registry.example/@a@:1.@n@\n          \
     args: [\"--@b@\", \"--limit=@n@\"]\n          resources:\n            limits:\n              memory: 512Mi # enough\n",
    "name: @a@\non:\n  push:\n    branches: [main]\njobs:\n  @b@:\n    runs-on: ubuntu-latest\n    timeout-minutes: @n@\n    steps:\n      \
     - uses: actions/checkout@v4\n      - name: Run @b@\n        run: |\n          make @a@\n          ./check --@b@ @n@\n",
    "@a@:\n  enabled: true\n  @b@:\n    - host: @b@.example\n      port: @n@\n    - host: \"@a@.example\"\n      weight: 0.5\n",
];

const RUST: &[&str] = &[
    "/// Counts the rows of each @b@.\npub fn @a@_by_@b@<'r>(rows: &'r [Row], limit: usize) -> HashMap<&'r str, u64> {\n    \
     let mut counts = HashMap::with_capacity(limit.min(@n@));\n    for row in rows.iter().filter(|row| !row.@b@.is_empty()) {\n        \
     *counts.entry(row.@b@.as_str()).or_insert(0) += 1;\n    }\n    counts\n}\n",
    "#[derive(Debug, Clone, PartialEq)]\npub struct @A@ {\n    @b@: Option<String>,\n    offset: u64,\n}\n\nimpl @A@ {\n    \
     pub async fn poll(&mut self) -> Result<Vec<Row>, Error> {\n        match self.source.next(self.offset).await? {\n            \
     Some(batch) if batch.len() > @n@ => Ok(batch.rows),\n            Some(_) | None => Err(Error::Nothing(format!(\"no @b@ at {}\", self.offset))),\n        }\n    }\n}\n",
    "let @a@ = std::env::var(\"@b@\").unwrap_or_else(|_| String::from(\"@a@\"));\nlet limit: u32 = @n@_000; // rows\nprintln!(\"{@a@}: {limit:>8}\");\n",
];

const BASH: &[&str] = &[
    "#!/usr/bin/env bash\nset -euo pipefail\n# Copy every @a@\nfor @a@ in $(ls \"$@B@_HOME\"/*.gz); do\n  if [[ -s \"$@a@\" ]]; then\n    \
     gunzip -c \"$@a@\" | grep -v '^#' | sort -u > \"/tmp/${@a@%.gz}\"\n  else\n    echo \"empty: $@a@\" >&2\n  fi\ndone\n",
    "kubectl get pods -n @a@ --sort-by=.status.startTime \\\n  | awk '$4 > @n@ { print $1 }' \\\n  | xargs -r kubectl delete pod -n @a@\n",
    "export @B@_LIMIT=@n@\ncurl -fsS \"https://@a@.example/@b@?limit=${@B@_LIMIT}\" -H 'Accept: application/json' | jq '.[] | .@b@'\n",
];

const LANGUAGES: &[(&str, &[&str])] = &[
    ("python", PYTHON),
    ("sql", SQL),
    ("yaml", YAML),
    ("rust", RUST),
    ("bash", BASH),
];

/// A fenced block of one to three fragments.
pub fn block(chance: &mut Chance) -> String {
    let (language, fragments) = LANGUAGES[chance.below(LANGUAGES.len() as u64) as usize];
    let mut code = String::new();
    for _ in 0..chance.between(1, 3) {
        if !code.is_empty() {
            code.push('\n');
        }
        let fragment = fragments[chance.below(fragments.len() as u64) as usize];
        code.push_str(&filled(fragment, chance));
    }
    format!("```{language}\n{code}```\n")
}

fn filled(fragment: &str, chance: &mut Chance) -> String {
    let (first, second) = (chance.word(), chance.word());
    let capital = first[..1].to_uppercase() + &first[1..];
    fragment
        .replace("@a@", first)
        .replace("@b@", second)
        .replace("@A@", &capital)
        .replace("@B@", &second.to_uppercase())
        .replace("@n@", &chance.between(2, 999).to_string())
}
