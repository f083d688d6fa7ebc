import type { Pack } from "../rule";
import { classicLoadBalancerPublic } from "./rules/classic-load-balancer-public";
import { declaredOpeningMisused } from "./rules/declared-opening-misused";
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
    securityGroupOpen,
    declaredOpeningMisused,
  ],
};
