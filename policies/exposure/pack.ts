import type { Pack } from "../rule";
import { classicLoadBalancerPublic } from "./rules/classic-load-balancer-public";
import { databasePublic } from "./rules/database-public";
import { declaredOpeningMisused } from "./rules/declared-opening-misused";
import { ecsExpressServicePublic } from "./rules/ecs-express-service-public";
import { elasticBeanstalkPublic } from "./rules/elastic-beanstalk-public";
import { functionUrlPublic } from "./rules/function-url-public";
import { kubernetesIngressPublic } from "./rules/kubernetes-ingress-public";
import { kubernetesServicePublic } from "./rules/kubernetes-service-public";
import { lightsailLoadBalancer } from "./rules/lightsail-load-balancer";
import { loadBalancerPublic } from "./rules/load-balancer-public";
import { securityGroupOpen } from "./rules/security-group-open";

/** Nothing is reachable from the internet but what is declared. */
export const exposure: Pack = {
  name: "voip-cells-exposure",
  title: "Exposure",
  description: "Nothing is reachable from the internet but what is declared.",
  rules: [
    loadBalancerPublic,
    classicLoadBalancerPublic,
    lightsailLoadBalancer,
    kubernetesServicePublic,
    kubernetesIngressPublic,
    elasticBeanstalkPublic,
    ecsExpressServicePublic,
    securityGroupOpen,
    declaredOpeningMisused,
    databasePublic,
    functionUrlPublic,
  ],
};
