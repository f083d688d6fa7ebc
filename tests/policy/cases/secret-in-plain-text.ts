import { gzipSync } from "node:zlib";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

/** Put together here, so that no scanner of repositories finds a secret in this file. */
const join = (...parts: string[]) => parts.join("");
const awsKey = join("AKIA", "Q3EGVZ7HTNW2LKX5");
const gitHubToken = join("ghp_", "a8Fk2Lq9Zx7Rt5Wp3Nc1Vb6Mj4Hd0Sg8Yu2E");
const generated = join("9fQz7", "Lk2Vw8Xc4Tn1Rp6");
const script = `#!/bin/bash\nexport DB_PASSWORD='${generated}'\nsystemctl start app\n`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const gzipped = (text: string) => gzipSync(text).toString("base64");

const NAMED = "what its name says is a secret";
const TEXT = "a password or key in its text";
const lambda = (variables: object): Case["given"] => ({
  type: "aws:lambda/function:Function",
  props: { environment: { variables } },
});
const containers = (definition: object, type = "aws:ecs/taskDefinition:TaskDefinition"): Case["given"] => ({
  type,
  props: { containerDefinitions: type.startsWith("aws:") ? JSON.stringify([definition]) : [definition] },
});
const holds = (path: string, kind: string) => `\`${path}\` holds ${kind}.`;
const at = (type: string, props: Record<string, unknown>, path: string, kind = NAMED): Case => ({
  title: `${type} ${path}`,
  given: { type, props },
  says: holds(path, kind),
});
const userData = (type: string, text: string): Case => at(type, { userData: text }, "userData", TEXT);
const variables = [{ name: "DB_PASSWORD", value: generated }];

export default {
  violating: [
    userData("aws:ec2/instance:Instance", script),
    userData("aws:ec2/spotInstanceRequest:SpotInstanceRequest", base64(script)),
    userData("aws:ec2/launchTemplate:LaunchTemplate", gzipped(script)),
    userData("aws:ec2/launchConfiguration:LaunchConfiguration", script),
    userData("aws:lightsail/instance:Instance", script),
    userData("aws-native:lightsail:Instance", script),
    userData("aws-native:ec2:Instance", base64(script)),
    userData("aws-native:autoscaling:LaunchConfiguration", base64(script)),
    at(
      "aws-native:ec2:LaunchTemplate",
      { launchTemplateData: { userData: base64(script) } },
      "launchTemplateData.userData",
      TEXT,
    ),
    userData(
      "aws:ec2/instance:Instance",
      base64(
        `#cloud-config\nwrite_files:\n  - encoding: gz+b64\n    path: /etc/app.env\n    content: ${gzipped(script)}\n`,
      ),
    ),
    {
      title: "an access key",
      given: lambda({ KEY: awsKey }),
      says: holds('environment.variables["KEY"]', "an access key of AWS"),
    },
    {
      title: "a password by its name",
      given: lambda({ dbPassword: "hunter2" }),
      says: holds("environment.variables.dbPassword", NAMED),
    },
    {
      title: "a secret by its name and look",
      given: lambda({ SIP_SECRET_CURRENT: generated }),
      says: holds('environment.variables["SIP_SECRET_CURRENT"]', NAMED),
    },
    {
      title: "a private key",
      given: lambda({ CERT: `-----BEGIN EC PRIVATE KEY-----\nMHc` }),
      says: holds('environment.variables["CERT"]', "a private key"),
    },
    {
      title: "a password in a URL",
      given: lambda({ DATABASE: join("postgres://app:", "s3cretpw", "@db.internal/calls") }),
      says: holds('environment.variables["DATABASE"]', "a password in a URL"),
    },
    at(
      "aws-native:lambda:Function",
      { environment: { variables: { token: gitHubToken } } },
      "environment.variables.token",
      "a token of GitHub",
    ),
    {
      title: "a container's environment",
      given: containers({ environment: variables }),
      says: holds("containerDefinitions[0].environment[0].value", NAMED),
    },
    {
      title: "a container's command",
      given: containers({ command: ["run", `--api-key=${generated}`] }),
      says: holds("containerDefinitions[0].command[1]", TEXT),
    },
    {
      title: "a native container's environment",
      given: containers({ environment: variables }, "aws-native:ecs:TaskDefinition"),
      says: holds("containerDefinitions[0].environment[0].value", NAMED),
    },
    ...["aws:batch/jobDefinition:JobDefinition", "aws-native:batch:JobDefinition"].map((type) =>
      at(
        type,
        { containerProperties: { environment: variables } },
        "containerProperties.environment[0].value",
      ),
    ),
    ...["aws:apprunner/service:Service", "aws-native:apprunner:Service"].map((type) =>
      at(type, { sourceConfiguration: { apiKey: generated } }, "sourceConfiguration.apiKey"),
    ),
    ...["aws:codebuild/project:Project", "aws-native:codebuild:Project"].map((type) =>
      at(
        type,
        { environment: { environmentVariables: variables } },
        "environment.environmentVariables[0].value",
      ),
    ),
    ...[
      "aws:elasticbeanstalk/environment:Environment",
      "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate",
    ].map((type) =>
      at(
        type,
        { settings: [{ namespace: "aws:elasticbeanstalk:application:environment", ...variables[0] }] },
        "settings[0].value",
      ),
    ),
    ...["aws-native:elasticbeanstalk:Environment", "aws-native:elasticbeanstalk:ConfigurationTemplate"].map(
      (type) =>
        at(
          type,
          { optionSettings: [{ optionName: "DB_PASSWORD", value: generated }] },
          "optionSettings[0].value",
        ),
    ),
    ...["aws:amplify/app:App", "aws:amplify/branch:Branch"].map((type) =>
      at(type, { environmentVariables: { apiKey: generated } }, "environmentVariables.apiKey"),
    ),
    ...["aws-native:amplify:App", "aws-native:amplify:Branch"].map((type) =>
      at(type, { environmentVariables: variables }, "environmentVariables[0].value"),
    ),
    ...["aws:glue/job:Job", "aws-native:glue:Job"].map((type) =>
      at(type, { defaultArguments: { token: gitHubToken } }, "defaultArguments.token", "a token of GitHub"),
    ),
    at(
      "aws:glue/job:Job",
      { nonOverridableArguments: { "--db-password": generated } },
      'nonOverridableArguments["--db-password"]',
    ),
    at(
      "aws:glue/connection:Connection",
      { connectionProperties: { USERNAME: "calls", PASSWORD: "hunter2" } },
      'connectionProperties["PASSWORD"]',
    ),
    ...["aws:ecs/expressGatewayService:ExpressGatewayService", "aws-native:ecs:ExpressGatewayService"].map(
      (type) =>
        at(type, { primaryContainer: { environment: variables } }, "primaryContainer.environment[0].value"),
    ),
    ...["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"].map((type) =>
      at(type, { containers: [{ environment: { apiKey: generated } }] }, "containers[0].environment.apiKey"),
    ),
    ...["aws:synthetics/canary:Canary", "aws-native:synthetics:Canary"].map((type) =>
      at(
        type,
        { runConfig: { environmentVariables: { apiKey: generated } } },
        "runConfig.environmentVariables.apiKey",
      ),
    ),
    at("aws:cloudwatch/eventTarget:EventTarget", { input: `{"apiKey":"${generated}"}` }, "input.apiKey"),
    at(
      "aws:cloudwatch/eventTarget:EventTarget",
      { inputTransformer: { inputTemplate: `"login with token: ${gitHubToken}"` } },
      "inputTransformer.inputTemplate",
      "a token of GitHub",
    ),
    at(
      "aws:cloudwatch/eventTarget:EventTarget",
      { httpTarget: { headerParameters: { "X-Api-Key": generated } } },
      'httpTarget.headerParameters["X-Api-Key"]',
    ),
    at(
      "aws-native:events:Rule",
      { targets: [{ id: "calls", input: `{"apiKey":"${generated}"}` }] },
      "targets[0].input.apiKey",
    ),
    ...["aws:scheduler/schedule:Schedule", "aws-native:scheduler:Schedule"].map((type) =>
      at(type, { target: { input: `{"dbPassword":"${generated}"}` } }, "target.input.dbPassword"),
    ),
    ...["aws:pipes/pipe:Pipe", "aws-native:pipes:Pipe"].map((type) =>
      at(
        type,
        { targetParameters: { inputTemplate: `{"apiKey":"${generated}"}` } },
        "targetParameters.inputTemplate.apiKey",
      ),
    ),
    ...["aws:ssm/association:Association", "aws-native:ssm:Association"].map((type) =>
      at(type, { parameters: { dbPassword: [generated] } }, "parameters.dbPassword[0]"),
    ),
    ...["aws:ssm/maintenanceWindowTask:MaintenanceWindowTask", "aws-native:ssm:MaintenanceWindowTask"].map(
      (type) =>
        at(
          type,
          {
            taskInvocationParameters: {
              runCommandParameters: { parameters: [{ name: "dbPassword", values: [generated] }] },
            },
          },
          "taskInvocationParameters.runCommandParameters.parameters[0].values[0]",
        ),
    ),
    ...["aws:apigateway/stage:Stage", "aws-native:apigateway:Stage"].map((type) =>
      at(type, { variables: { apiKey: generated } }, "variables.apiKey"),
    ),
    ...["aws:apigatewayv2/stage:Stage", "aws-native:apigatewayv2:Stage"].map((type) =>
      at(type, { stageVariables: { apiKey: generated } }, "stageVariables.apiKey"),
    ),
    ...["aws:imagebuilder/component:Component", "aws-native:imagebuilder:Component"].map((type) =>
      at(type, { data: script }, "data", TEXT),
    ),
    ...["aws:sfn/stateMachine:StateMachine", "aws-native:stepfunctions:StateMachine"].map((type) =>
      at(
        type,
        { definition: JSON.stringify({ States: { Call: { Parameters: { apiKey: generated } } } }) },
        'definition["States"]["Call"]["Parameters"].apiKey',
      ),
    ),
    ...["aws:ssm/document:Document", "aws-native:ssm:Document"].map((type) =>
      at(type, { content: `mainSteps:\n  - runCommand: ["login --password ${generated}"]` }, "content", TEXT),
    ),
    ...["aws:cloudformation/stack:Stack", "aws-native:cloudformation:Stack"].map((type) =>
      at(type, { parameters: { dbPassword: generated } }, "parameters.dbPassword"),
    ),
    {
      title: "a tag of what a launch template makes",
      given: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        props: { tagSpecifications: [{ resourceType: "volume", tags: { dbPassword: generated } }] },
      },
      says: holds("tagSpecifications[0].tags.dbPassword", NAMED),
    },
    ...["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"].map((type) =>
      at(type, { content: script }, "content", TEXT),
    ),
    at(
      "aws:ssm/parameter:Parameter",
      { name: "/app/db-password", type: "String", value: generated },
      "value",
    ),
    at(
      "aws:ssm/parameter:Parameter",
      { name: "/app/db-password", type: "SecureString", insecureValue: generated },
      "insecureValue",
    ),
    at("aws-native:ssm:Parameter", { name: "/app/db-password", type: "String", value: generated }, "value"),
  ],
  clean: [
    {
      title: "tags that are not known yet",
      given: { type: "aws:lambda/function:Function", props: { tags: UNKNOWN } },
    },
    {
      title: "an encrypted parameter that is not known yet",
      given: { type: "aws:ssm/parameter:Parameter", props: { type: "SecureString", value: UNKNOWN } },
    },
    {
      title: "a native schedule that names its secret",
      given: {
        type: "aws-native:scheduler:Schedule",
        props: {
          target: { input: '{"passwordArn":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"}' },
        },
      },
    },
    {
      title: "an input that is filled from the event",
      given: {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        props: {
          inputTransformer: { inputPaths: { token: "$.detail.token" }, inputTemplate: '{"token": <token>}' },
        },
      },
    },
    {
      title: "a Glue connection that names its secret",
      given: {
        type: "aws:glue/connection:Connection",
        props: {
          connectionProperties: { JDBC_CONNECTION_URL: "jdbc:mysql://db/calls", SECRET_ID: "prod/db" },
        },
      },
    },
    {
      title: "a boot script that asks for its secret",
      given: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        props: {
          userData: base64(
            '#!/bin/bash\nPASSWORD=$(aws secretsmanager get-secret-value --secret-id sip)\nexport TOKEN="$PASSWORD"\n',
          ),
        },
      },
    },
    {
      title: "references under names of secrets",
      given: lambda({
        DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
        DB_PASSWORD_PATH: "/prod/db/password",
        DB_PASSWORD_SECRET_NAME: "prod/db",
        API_KEY: "/run/secrets/api-key",
        TOKEN_URL: "https://login.example.com/token",
        PASSWORD: "{{resolve:secretsmanager:db:SecretString:password}}",
        CLIENT_SECRET: "$CLIENT_SECRET",
        SECRET: "vault",
        SECRET_TTL: "86400",
        MASTER_PASSWORD: "AQICAHhZk3b9Qw7Xc2Vt5Lr8",
        SESSION_TOKEN: "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
        PASSWORD_LENGTH: 24,
      }),
    },
    {
      title: "what only looks random",
      given: lambda({
        IMAGE:
          "registry.example.com/edge@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        COMMIT: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        KMS_KEY: "arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
        PUBLIC_KEY: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr3q7v6m1mU0vXhYc2mS2y7b4kzS8k1dQfZc0pQn1yT",
        BUCKET: "recordings-0a1b2c3",
        ROLE: "AROAQ3EGVZ7HTNW2LKX5A",
      }),
    },
    {
      title: "secrets by reference",
      given: containers({
        environment: [{ name: "EDGE_VALUES", value: "#!define MY_PORT 5060" }],
        secrets: [
          { name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db" },
        ],
      }),
    },
    {
      title: "an encrypted parameter",
      given: {
        type: "aws:ssm/parameter:Parameter",
        props: { name: "/db/password", type: "SecureString", value: generated },
      },
    },
    {
      title: "a parameter that is none",
      given: {
        type: "aws:ssm/parameter:Parameter",
        props: { name: "/ami", type: "String", value: "ami-0a1b2c3d4e5f60718" },
      },
    },
    {
      title: "a secret of CodeBuild",
      given: {
        type: "aws:codebuild/project:Project",
        props: {
          environment: {
            environmentVariables: [{ name: "DB_PASSWORD", type: "SECRETS_MANAGER", value: "/prod/db" }],
          },
        },
      },
    },
  ],
  unknown: [
    {
      title: "an unknown input",
      given: {
        type: "aws:scheduler/schedule:Schedule",
        props: { target: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:calls", input: UNKNOWN } },
      },
      says: "target.input",
    },
    {
      title: "unknown user data",
      given: { type: "aws:ec2/instance:Instance", props: { userData: UNKNOWN } },
      says: "userData",
    },
    {
      title: "unknown containers",
      given: { type: "aws:ecs/taskDefinition:TaskDefinition", props: { containerDefinitions: UNKNOWN } },
      says: "containerDefinitions",
    },
    {
      title: "an unknown parameter",
      given: { type: "aws:ssm/parameter:Parameter", props: { type: "String", value: UNKNOWN } },
      says: "value",
    },
    {
      title: "a parameter of unknown type",
      given: {
        type: "aws:ssm/parameter:Parameter",
        props: { name: "db-password", type: UNKNOWN, value: generated },
      },
      says: "type",
    },
  ],
} satisfies RuleCases;
