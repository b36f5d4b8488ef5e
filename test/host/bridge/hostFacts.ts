import type { RequirementSets } from "../wire/requirementSets.js";
import type { HostFacts } from "./nativeBridge.js";

export interface FactOptions {
  /** Mac answers the same bridge with a host file of its own. */
  readonly platform?: "win32" | "mac";
  /** "ja-JP" unless another is asked for. */
  readonly locale?: string;
  readonly isReadOnly?: boolean;
  readonly sharedRuntime?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What a host of that kind tells office.js of itself. */
export function hostFacts(sets: RequirementSets, options: FactOptions): HostFacts {
  const locale = options.locale ?? "ja-JP";
  // 16.00 on Win32 loads a host file that never becomes ready.
  const [platform, fileVersion] = options.platform === "mac" ? ["Mac", "16.00"] : ["Win32", "16.01"];
  const flags = options.sharedRuntime === true ? 1 : 0;
  return {
    hostInfo: `Excel|${platform}|${fileVersion}|${locale}|00000000-0000-0000-0000-000000000000||disableLogging|${flags}`,
    uiLocale: locale,
    contentLocale: locale,
    documentUrl: platform === "Mac" ? "/Users/test/Book1.xlsx" : "C:\\Users\\test\\Book1.xlsx",
    isReadOnly: options.isReadOnly ?? false,
    requirements: JSON.stringify(sets),
    hostVersion: "16.0.17928.20000",
    settings: options.settings ?? {},
  };
}
