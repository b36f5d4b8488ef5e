/** What passes over the wire in one batch (dispatch 93), as office.js writes and reads it. */
export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly RequestAction[];
  readonly ObjectPaths: Readonly<Record<string, RequestPath>>;
}

export const ActionType = {
  instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, recursiveQuery: 6, queryAsJson: 7, ensureUnchanged: 8, update: 9,
} as const;

export interface RequestAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly RecursiveQueryInfo?: { readonly Queries: Readonly<Record<string, QueryInfo>>; readonly MaxDepth?: number };
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface QueryInfo {
  /** Paths in the program's own spelling: `format/fill/color`, `*`. */
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export const PathType = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, referenceId: 6, nullObject: 7 } as const;

export interface RequestPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Beside each argument: the path of the object that it is, or a list of such where it is a list. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface ResponseBody {
  readonly Results: { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: number[];
  Error?: { readonly Code: string; readonly Message: string; readonly Location: string; readonly ActionIndex: number };
}
