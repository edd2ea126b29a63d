/** Weights as signed bytes: the largest of each label's column is 127. A smaller difference decides nothing. */
export function pack(weights: Float64Array, labels: number): { scales: number[]; bytes: Int8Array } {
  const scales = Array.from({ length: labels }, (_, label) => {
    let most = 0;
    for (let at = label; at < weights.length; at += labels) most = Math.max(most, Math.abs(weights[at]!));
    return Number((most / 127).toPrecision(6));
  });
  return { scales, bytes: Int8Array.from(weights, (weight, at) => Math.round(weight / scales[at % labels]!)) };
}
