import type { Pack } from "../rule";
import { acceleratorEndpointPublic } from "./rules/accelerator-endpoint-public";
import { apiOpen } from "./rules/api-open";
import { appRunnerPublic } from "./rules/app-runner-public";
import { brokerPublic } from "./rules/broker-public";
import { bucketAclPublic } from "./rules/bucket-acl-public";
import { bucketPolicyPublic } from "./rules/bucket-policy-public";
import { classicLoadBalancerPublic } from "./rules/classic-load-balancer-public";
import { clusterEndpointPublic } from "./rules/cluster-endpoint-public";
import { databasePublic } from "./rules/database-public";
import { declaredOpeningMisused } from "./rules/declared-opening-misused";
import { distributionPublic } from "./rules/distribution-public";
import { dnsBypassesAccelerator } from "./rules/dns-bypasses-accelerator";
import { documentPublic } from "./rules/document-public";
import { ecsExpressServicePublic } from "./rules/ecs-express-service-public";
import { elasticBeanstalkPublic } from "./rules/elastic-beanstalk-public";
import { elasticIpAssociation } from "./rules/elastic-ip-association";
import { elasticIpAttached } from "./rules/elastic-ip-attached";
import { emrPublicAccessBlock } from "./rules/emr-public-access-block";
import { eventBusPolicyPublic } from "./rules/event-bus-policy-public";
import { functionPermissionPublic } from "./rules/function-permission-public";
import { functionUrlPublic } from "./rules/function-url-public";
import { graphqlApiOpen } from "./rules/graphql-api-open";
import { imageRepositoryPublic } from "./rules/image-repository-public";
import { instancePublicAddress } from "./rules/instance-public-address";
import { internetPathUndeclared } from "./rules/internet-path-undeclared";
import { keyPolicyPublic } from "./rules/key-policy-public";
import { kubernetesIngressPublic } from "./rules/kubernetes-ingress-public";
import { kubernetesServicePublic } from "./rules/kubernetes-service-public";
import { launchTemplatePublicAddress } from "./rules/launch-template-public-address";
import { lightsailContainerPublic } from "./rules/lightsail-container-public";
import { lightsailInstance } from "./rules/lightsail-instance";
import { lightsailLoadBalancer } from "./rules/lightsail-load-balancer";
import { loadBalancerPublic } from "./rules/load-balancer-public";
import { managementPortOpen } from "./rules/management-port-open";
import { networkAclOpen } from "./rules/network-acl-open";
import { nodeGroupSshOpen } from "./rules/node-group-ssh-open";
import { publicAccessBlockOff } from "./rules/public-access-block-off";
import { queuePolicyPublic } from "./rules/queue-policy-public";
import { resourcePolicyPublic } from "./rules/resource-policy-public";
import { searchCollectionPublic } from "./rules/search-collection-public";
import { searchDomainPublic } from "./rules/search-domain-public";
import { secretPolicyPublic } from "./rules/secret-policy-public";
import { securityGroupOpen } from "./rules/security-group-open";
import { securityGroupOpenTogether } from "./rules/security-group-open-together";
import { snapshotPublic } from "./rules/snapshot-public";
import { subnetPublicAddress } from "./rules/subnet-public-address";
import { taskPublicAddress } from "./rules/task-public-address";
import { topicPolicyPublic } from "./rules/topic-policy-public";
import { transferServerPublic } from "./rules/transfer-server-public";

/** Nothing is reachable from the internet but what is declared. */
export const exposure: Pack = {
  name: "voip-cells-exposure",
  title: "Exposure",
  description: "Nothing is reachable from the internet but what is declared.",
  rules: [
    loadBalancerPublic,
    classicLoadBalancerPublic,
    lightsailLoadBalancer,
    lightsailInstance,
    lightsailContainerPublic,
    kubernetesServicePublic,
    kubernetesIngressPublic,
    elasticBeanstalkPublic,
    ecsExpressServicePublic,
    securityGroupOpen,
    securityGroupOpenTogether,
    managementPortOpen,
    nodeGroupSshOpen,
    networkAclOpen,
    declaredOpeningMisused,
    instancePublicAddress,
    launchTemplatePublicAddress,
    taskPublicAddress,
    subnetPublicAddress,
    elasticIpAttached,
    elasticIpAssociation,
    acceleratorEndpointPublic,
    dnsBypassesAccelerator,
    clusterEndpointPublic,
    searchDomainPublic,
    searchCollectionPublic,
    databasePublic,
    brokerPublic,
    transferServerPublic,
    emrPublicAccessBlock,
    functionUrlPublic,
    functionPermissionPublic,
    apiOpen,
    graphqlApiOpen,
    appRunnerPublic,
    distributionPublic,
    publicAccessBlockOff,
    bucketPolicyPublic,
    bucketAclPublic,
    queuePolicyPublic,
    topicPolicyPublic,
    keyPolicyPublic,
    secretPolicyPublic,
    imageRepositoryPublic,
    eventBusPolicyPublic,
    resourcePolicyPublic,
    snapshotPublic,
    documentPublic,
    internetPathUndeclared,
  ],
};
