// @ts-check
/**
 * Tells a pull request what its check found, from a workflow that has the right to and runs none of its code.
 *
 *   node report.js find            which pull request a finished run was for: `number` and `ref` for the steps that follow
 *   node report.js comment FILE    writes the report as a comment, over the one that is there already
 *
 * What the run left behind was written by the pull request's own code, so it is only ever text to show. Which pull request
 * it was for is asked of GitHub, by commit: the run does not say it of forks, and a file could say anything.
 */
const { appendFileSync, lstatSync, readFileSync } = require("node:fs");

const marker = "<!-- cells check -->";
const longestComment = 65_536;

/** @param {string} name */
function variable(name) {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

/**
 * @param {string} method
 * @param {string} path below the repository
 * @param {object} [body]
 */
async function github(method, path, body) {
  const response = await fetch(
    `${variable("GITHUB_API_URL")}/repos/${variable("GITHUB_REPOSITORY")}/${path}`,
    {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${variable("GITHUB_TOKEN")}`,
        "x-github-api-version": "2022-11-28",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${path}`);
  return response.json();
}

/** A run whose commit is no longer the newest is told to nobody: the newer one has a run of its own. */
async function find() {
  const sha = variable("HEAD_SHA");
  if (variable("RUN_EVENT") !== "pull_request")
    return output({ number: "", ref: `refs/heads/${variable("HEAD_BRANCH")}` });
  const head = encodeURIComponent(`${variable("HEAD_OWNER")}:${variable("HEAD_BRANCH")}`);
  /** @type {{ number: number, head: { sha: string } }[]} */
  const open = await github("GET", `pulls?state=open&per_page=100&head=${head}`);
  const found = open.find((pull) => pull.head.sha === sha);
  if (found === undefined)
    console.log(`No open pull request has ${sha} as its newest commit: nothing to tell.`);
  output(
    found === undefined
      ? { number: "", ref: "" }
      : { number: `${found.number}`, ref: `refs/pull/${found.number}/head` },
  );
}

/** @param {Record<string, string>} values */
function output(values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value.replace(/[\r\n]/g, "")}\n`);
  appendFileSync(variable("GITHUB_OUTPUT"), lines.join(""));
}

/** @param {string} file */
async function comment(file) {
  const number = Number(variable("PULL_REQUEST"));
  if (!Number.isInteger(number)) throw new Error("PULL_REQUEST is not a number");
  const body = `${readReport(file)}\n<sub>For ${variable("HEAD_SHA")}.</sub>\n`;
  const own = await ownComment(number);
  if (own === undefined) await github("POST", `issues/${number}/comments`, { body });
  else await github("PATCH", `issues/comments/${own}`, { body });
}

/** @param {string} file */
function readReport(file) {
  // a link could lead to a file of this machine
  if (!lstatSync(file).isFile()) throw new Error(`${file} is not a plain file`);
  const text = readFileSync(file, "utf8");
  if (!text.startsWith(`${marker}\n`)) throw new Error(`${file} is not a report of cells check`);
  if (text.length > longestComment - 100) throw new Error(`${file} is too long for a comment`);
  return text;
}

/**
 * The comment that this workflow wrote before; a marker in somebody else's comment is not ours to write over.
 *
 * @param {number} pullRequest
 * @returns {Promise<number | undefined>}
 */
async function ownComment(pullRequest) {
  for (let page = 1; ; page++) {
    /** @type {{ id: number, body?: string, user: { login: string } | null }[]} */
    const comments = await github("GET", `issues/${pullRequest}/comments?per_page=100&page=${page}`);
    const own = comments.find(
      ({ body, user }) => user?.login === "github-actions[bot]" && body?.startsWith(marker),
    );
    if (own !== undefined) return own.id;
    if (comments.length < 100) return undefined;
  }
}

const [, , verb, file = ""] = process.argv;
const work =
  verb === "find"
    ? find()
    : verb === "comment"
      ? comment(file)
      : Promise.reject(new Error("find or comment?"));
work.catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
