/** Where the inputs of a resource hold values that AWS shows to everyone who may describe it. */

import {
  each,
  LAUNCH_CONFIGURATION_TYPES,
  LAUNCH_TEMPLATE_TYPES,
  TASK_DEFINITION_TYPES,
} from "../../vocabulary/tokens";
import { type Fields, fromJson, isFields, isUnknown } from "../../vocabulary/values";
import { secretByShape } from "./shapes";
import { isReference, looksRandom } from "./values";

/** Machines: what they boot with. */
const USER_DATA = ["userData", "userDataBase64", "launchTemplateData", "tags", "tagSpecifications"];
const JOB = ["containerProperties", "ecsProperties", "nodeProperties", "parameters"];

/** The inputs of each type that hold values, as paths. */
export const PLACES: Readonly<Record<string, readonly string[]>> = {
  ...each(["aws:ec2/instance:Instance", "aws-native:ec2:Instance"], USER_DATA),
  ...each(["aws:lightsail/instance:Instance", "aws-native:lightsail:Instance"], USER_DATA),
  ...each([...LAUNCH_TEMPLATE_TYPES, ...LAUNCH_CONFIGURATION_TYPES], USER_DATA),
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": USER_DATA,
  ...each(
    ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    ["environment", "description", "tags"],
  ),
  ...each(TASK_DEFINITION_TYPES, ["containerDefinitions", "tags"]),
  ...each(
    ["aws:ecs/expressGatewayService:ExpressGatewayService", "aws-native:ecs:ExpressGatewayService"],
    ["primaryContainer"],
  ),
  ...each(["aws:batch/jobDefinition:JobDefinition", "aws-native:batch:JobDefinition"], JOB),
  ...each(["aws:apprunner/service:Service", "aws-native:apprunner:Service"], ["sourceConfiguration"]),
  ...each(
    ["aws:codebuild/project:Project", "aws-native:codebuild:Project"],
    ["environment", "source", "secondarySources"],
  ),
  "aws:elasticbeanstalk/environment:Environment": ["settings"],
  "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate": ["settings"],
  "aws-native:elasticbeanstalk:Environment": ["optionSettings"],
  "aws-native:elasticbeanstalk:ConfigurationTemplate": ["optionSettings"],
  "aws:amplify/app:App": ["environmentVariables", "buildSpec"],
  "aws:amplify/branch:Branch": ["environmentVariables"],
  ...each(["aws-native:amplify:App", "aws-native:amplify:Branch"], ["environmentVariables", "buildSpec"]),
  ...each(["aws:glue/job:Job", "aws-native:glue:Job"], ["defaultArguments", "nonOverridableArguments"]),
  "aws:glue/connection:Connection": ["connectionProperties"],
  ...each(["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"], ["primaryContainer", "containers"]),
  ...each(["aws:synthetics/canary:Canary", "aws-native:synthetics:Canary"], ["runConfig"]),
  "aws:cloudwatch/eventTarget:EventTarget": ["input", "inputTransformer", "httpTarget"],
  "aws-native:events:Rule": ["targets"],
  ...each(["aws:scheduler/schedule:Schedule", "aws-native:scheduler:Schedule"], ["target.input"]),
  ...each(["aws:pipes/pipe:Pipe", "aws-native:pipes:Pipe"], ["targetParameters", "enrichmentParameters"]),
  "aws:sfn/stateMachine:StateMachine": ["definition"],
  "aws-native:stepfunctions:StateMachine": ["definition", "definitionString"],
  ...each(["aws:ssm/document:Document", "aws-native:ssm:Document"], ["content"]),
  ...each(["aws:ssm/association:Association", "aws-native:ssm:Association"], ["parameters"]),
  ...each(
    ["aws:ssm/maintenanceWindowTask:MaintenanceWindowTask", "aws-native:ssm:MaintenanceWindowTask"],
    ["taskInvocationParameters"],
  ),
  ...each(["aws:apigateway/stage:Stage", "aws-native:apigateway:Stage"], ["variables"]),
  ...each(["aws:apigatewayv2/stage:Stage", "aws-native:apigatewayv2:Stage"], ["stageVariables"]),
  ...each(["aws:imagebuilder/component:Component", "aws-native:imagebuilder:Component"], ["data"]),
  ...each(
    ["aws:cloudformation/stack:Stack", "aws-native:cloudformation:Stack"],
    ["parameters", "templateBody"],
  ),
  ...each(
    ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"],
    ["content", "contentBase64"],
  ),
};

/** One text, by what it is called and where it stands. */
export interface PlainValue {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** What a list of named values calls the name, and what the value. */
const NAME_KEYS = ["name", "key", "optionName", "parameterKey"];
const VALUE_KEYS = ["value", "values"];

/** Every text below a place; JSON in a text is read. */
export function plainValues(path: string, value: unknown, name = ""): PlainValue[] {
  if (isUnknown(value) || value === null) return [];
  if (typeof value === "string") {
    const parsed = fromJson(value);
    return parsed === undefined ? [{ path, name, text: value }] : plainValues(path, parsed, name);
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => plainValues(`${path}[${index}]`, item, name));
  return isFields(value) ? fieldValues(path, value) : [];
}

function fieldValues(path: string, fields: Fields): PlainValue[] {
  const label = NAME_KEYS.map((key) => fields[key]).find(
    (text) => typeof text === "string" && !isUnknown(text),
  );
  return Object.entries(fields).flatMap(([key, inner]) =>
    plainValues(
      `${path}${keyPath(key)}`,
      inner,
      VALUE_KEYS.includes(key) && typeof label === "string" ? label : key,
    ),
  );
}

/** A key is written into the finding only where it is an ordinary name: it comes from the same place as the values. */
const keyPath = (key: string): string => {
  if (!/^[\w.:/-]{1,60}$/.test(key) || looksRandom(key) || secretByShape(key, isReference)) return ".*";
  return /^[a-z][A-Za-z0-9]*$/.test(key) ? `.${key}` : `["${key}"]`;
};
