/**
 * Whether an error code says that a certificate was not accepted: codes of OpenSSL's verification (x509_vfy.h: `CERT_HAS_EXPIRED`,
 * `UNABLE_TO_VERIFY_LEAF_SIGNATURE`, ...) and of Node's check of the name (`ERR_TLS_CERT_ALTNAME_INVALID`).
 */
export function isCertificateRefused(code: string | undefined): boolean {
  return code !== undefined && /CERT|TLS|VERIFY|ISSUER|CRL_|HOSTNAME_MISMATCH/.test(code);
}
