/** Keys that belong to the whole scenario, so that no alternative can change them. */
export const scenarioWideKeys = [
  'aftersim',
  'name',
  'horizon',
  'currency',
  'seed',
  'replications',
  'alternatives',
  'sweep',
];
