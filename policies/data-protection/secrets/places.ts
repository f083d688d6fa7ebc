/** Where the inputs of a resource hold values that AWS shows to everyone who may describe it. */

import { type Fields, fromJson, isFields, isUnknown } from "../../values";
import { secretByShape } from "./shapes";
import { isReference, looksRandom } from "./values";

/** Machines: what they boot with. */
const USER_DATA = ["userData", "userDataBase64", "launchTemplateData", "tags", "tagSpecifications"];

export const PLACES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": USER_DATA,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": USER_DATA,
  "aws:ec2/launchTemplate:LaunchTemplate": USER_DATA,
  "aws:ec2/launchConfiguration:LaunchConfiguration": USER_DATA,
  "aws:lightsail/instance:Instance": USER_DATA,
  "aws-native:ec2:Instance": USER_DATA,
  "aws-native:ec2:LaunchTemplate": USER_DATA,
  "aws-native:autoscaling:LaunchConfiguration": USER_DATA,
  "aws-native:lightsail:Instance": USER_DATA,
  "aws:lambda/function:Function": ["environment", "description", "tags"],
  "aws-native:lambda:Function": ["environment", "description", "tags"],
  "aws:ecs/taskDefinition:TaskDefinition": ["containerDefinitions", "tags"],
  "aws-native:ecs:TaskDefinition": ["containerDefinitions", "tags"],
  "aws:batch/jobDefinition:JobDefinition": [
    "containerProperties",
    "ecsProperties",
    "nodeProperties",
    "parameters",
  ],
  "aws-native:batch:JobDefinition": ["containerProperties", "ecsProperties", "nodeProperties", "parameters"],
  "aws:apprunner/service:Service": ["sourceConfiguration"],
  "aws-native:apprunner:Service": ["sourceConfiguration"],
  "aws:codebuild/project:Project": ["environment", "source", "secondarySources"],
  "aws-native:codebuild:Project": ["environment", "source", "secondarySources"],
  "aws:elasticbeanstalk/environment:Environment": ["settings"],
  "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate": ["settings"],
  "aws-native:elasticbeanstalk:Environment": ["optionSettings"],
  "aws-native:elasticbeanstalk:ConfigurationTemplate": ["optionSettings"],
  "aws:amplify/app:App": ["environmentVariables", "buildSpec"],
  "aws:amplify/branch:Branch": ["environmentVariables"],
  "aws-native:amplify:App": ["environmentVariables", "buildSpec"],
  "aws-native:amplify:Branch": ["environmentVariables", "buildSpec"],
  "aws:glue/job:Job": ["defaultArguments"],
  "aws-native:glue:Job": ["defaultArguments"],
  "aws:sfn/stateMachine:StateMachine": ["definition"],
  "aws-native:stepfunctions:StateMachine": ["definition", "definitionString"],
  "aws:ssm/document:Document": ["content"],
  "aws-native:ssm:Document": ["content"],
  "aws:cloudformation/stack:Stack": ["parameters", "templateBody"],
  "aws-native:cloudformation:Stack": ["parameters", "templateBody"],
  "aws:s3/bucketObject:BucketObject": ["content", "contentBase64"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["content", "contentBase64"],
};

/** One text, by what it is called and where it stands. */
export interface PlainValue {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** What a list of named values calls the name. */
const NAME_KEYS = ["name", "key", "optionName", "parameterKey"];

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
    plainValues(`${path}${keyPath(key)}`, inner, key === "value" && typeof label === "string" ? label : key),
  );
}

/** A key is written into the finding only where it is an ordinary name: it comes from the same place as the values. */
const keyPath = (key: string): string => {
  if (!/^[\w.:/-]{1,60}$/.test(key) || looksRandom(key) || secretByShape(key, isReference)) return ".*";
  return /^[a-z][A-Za-z0-9]*$/.test(key) ? `.${key}` : `["${key}"]`;
};
