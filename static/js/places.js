// Where the text beside the page shows a record: the id of its block, by the record's kind.
const NUMBERED = { item: "noi-dung", conference: "hoi-nghi", section: "phan" };
const FRAME = { document: "dau", closing: "cau-ket", recipients: "noi-nhan", signer: "nguoi-ky" };

// "item-40" stands in "noi-dung-40", "signer-3" in "nguoi-ky"; null for a kind that has no block of its own.
export function idOfPlace(record) {
  const [kind, key] = record.split("-");
  return FRAME[kind] ?? (NUMBERED[kind] ? `${NUMBERED[kind]}-${key}` : null);
}
