/**
 * Every error a person can meet: its stable code, and what to do next in Chinese and English.
 * `{name}` is filled from the error's details. Only `packages/http` knows which status a code has.
 */
const ERRORS = {
  invalid: ["请求有误：请按标出的字段修改后重试，未保存任何内容。", "Some fields need correcting; nothing was saved."],
  malformed: ["请求正文不是有效的 JSON，未保存任何内容。", "The body is not valid JSON; nothing was saved."],
  tooLarge: [
    "内容超过 1 MB，请分批提交，未保存任何内容。",
    "The body is over 1 MB; send it in parts. Nothing was saved.",
  ],
  unauthenticated: ["登录已失效，请重新登录。", "Please sign in again."],
  forbidden: ["您在本机构的角色没有此项权限，请联系管理员。", "Your role does not allow this; ask an administrator."],
  noOrganisation: [
    "您还不属于任何机构，请先接受邀请。",
    "You belong to no organisation yet; accept an invitation first.",
  ],
  chooseOrganisation: ["您属于多个机构，请先选择一个。", "You belong to several organisations; choose one."],
  notFound: ["没有找到，可能已被删除，或不属于您的机构。", "Not found: removed, or not your organisation's."],
  methodNotAllowed: ["此地址不支持该操作。", "This address does not support that method."],
  stale: [
    "内容已被他人更新，请查看最新内容后重试，本次未保存。",
    "Someone changed this since you saw it; nothing was saved.",
  ],
  busy: ["同一内容正被多人修改，请稍后重试，本次未保存。", "Others are changing the same records; try again shortly."],
  internal: [
    "系统出错，请稍后重试；若仍出现，请提供请求编号。",
    "Something went wrong on our side; quote the request id.",
  ],
  "cursor.invalid": ["翻页标记无效，请从第一页重新查看。", "This page marker is not valid; start from the first page."],
  "idempotency.mismatch": [
    "同一 Idempotency-Key 已用于另一个请求，请换一个。",
    "This Idempotency-Key was used with another request; use a new one.",
  ],
  "uscc.duplicate": ["统一社会信用代码 {uscc} 已登记过。", "The USCC {uscc} is registered already."],
  "identity.conflict": [
    "手机号与身份证号指向不同的人，请核对后再提交。",
    "The phone and the ID number belong to different people; check them.",
  ],
  "candidate.duplicate": ["此人已在库中，请打开已有档案。", "This person is already on file; open that record."],
  "candidate.merged": [
    "此人的档案已合并到另一份，请打开合并后的档案。",
    "This person's record was merged into another; open that one.",
  ],
  "merge.expired": ["合并已超过 30 天，不能再撤销。", "The merge is more than 30 days old and cannot be undone."],
  "merge.later": [
    "此后又合并过别的档案，请先撤销较晚的合并。",
    "Other records were merged since; undo the later merge first.",
  ],
  "merge.undone": ["这次合并已经撤销。", "This merge has been undone already."],
  "visit.state": [
    "这次走访的状态已不能这样做：完成或取消后不能改期，未完成的没有记录可改。请刷新后再看。",
    "The visit's state does not allow this: a done or cancelled one has no other day, a planned one no report yet.",
  ],
  "dueVisit.none": [
    "这家企业现在没有应做的回访：没有开放的订单，或已经约好了走访。",
    "No follow-up is due here: the client has no open order, or a visit is planned already.",
  ],
  "engagement.open": [
    "这家企业已有进行中的服务闭环，请打开已有的那一个。",
    "An engagement with this enterprise is open already; go on with that one.",
  ],
  "engagement.ended": [
    "服务闭环已结束；需要继续时，请先重新打开其中一步。",
    "This engagement has ended; reopen one of its steps to go on.",
  ],
  "engagement.step": [
    "四步要按顺序关闭，请先关闭当前这一步。",
    "Steps are closed in order; close the current one first.",
  ],
  "engagement.notClosed": ["这一步还没有关闭，不用重新打开。", "This step is not closed; there is nothing to reopen."],
  "engagement.visitNeeded": [
    "还缺一次已完成的走访：请先登记走访结果，再用它关闭这一步。",
    "A done visit is missing: report a visit first, then close this step with it.",
  ],
  "engagement.visitTooOld": [
    "这次走访太早，不能作为这一步的依据：应在 {from} 及以后。请登记一次新的走访。",
    "This visit is too old for this step: it must be on or after {from}. Report a new one.",
  ],
  "engagement.orderNeeded": ["请选择一个订单作为这一步的依据。", "Choose an order as the evidence of this step."],
  "engagement.nobodyRecommended": [
    "这个订单还没有推荐过求职者，请先推荐，再关闭“资源匹配”。",
    "Nobody was recommended to this order yet; recommend people first.",
  ],
  "engagement.nobodyArrived": [
    "这个订单还没有人到岗，请在有人到岗后再关闭“服务落地”。",
    "Nobody has arrived on this order yet; close this step once somebody has.",
  ],
  "engagement.nobodyAtDay30": [
    "这家企业还没有人满 30 天，看不出留任情况，请在有人满 30 天后再关闭“效果追踪”。",
    "None of this client's arrivals has reached day 30 yet, so that retention cannot be seen.",
  ],
  "engagement.surveyNeeded": [
    "还缺依据：请选择一次已完成的走访，或一份企业已答复的满意度调查。",
    "Evidence is missing: choose a done visit, or a survey that this client has answered.",
  ],
  "engagement.surveyTooOld": [
    "这份满意度调查答复太早，不能作为这一步的依据：应在 {from} 及以后。",
    "This survey is too old for this step: it must be on or after {from}.",
  ],
  "invitation.invalid": [
    "邀请链接无效或已使用，请联系邀请人重新发送。",
    "This invitation is not valid or was used; ask for a new one.",
  ],
  "invitation.accepted": [
    "邀请已被接受，不能撤回；如需取消其权限，请移除这位成员。",
    "The invitation was accepted already; remove the member instead.",
  ],
  "invitation.expired": ["邀请已过期，请联系邀请人重新发送。", "This invitation has expired; ask for a new one."],
  "invitation.otherSide": [
    "园区管理员不能成为本园区机构的成员，反之亦然，请换一个账号。",
    "A park's administrator cannot join one of its agencies, nor the other way round; use another account.",
  ],
  "agency.hasOwner": ["机构已有负责人，请由负责人邀请同事。", "The agency has an owner, who invites colleagues."],
  "invitation.otherPerson": [
    "邀请发给了另一个邮箱，请用受邀邮箱登录。",
    "The invitation is for another e-mail; sign in with that one.",
  ],
  "agency.suspended": [
    "机构已被园区暂停：可以查看和导出，不能新增或修改；请联系园区。",
    "The park has suspended this agency: you can read and export, nothing else; ask the park.",
  ],
  "agency.left": [
    "机构已退出园区：数据清除之前可以查看和导出，不能新增或修改。",
    "This agency has left the park: you can read and export until its data is erased, nothing else.",
  ],
  "agency.transition": [
    "机构当前状态为“{from}”，不能变为“{to}”，请刷新后再试。",
    "An agency that is {from} cannot become {to}; reload to see where it stands.",
  ],
  "agency.erased": ["机构的数据已经清除，不能再变更。", "The agency's data has been erased; nothing can be changed."],
  "quota.members": [
    "最多 {max} 位成员（含未接受的邀请）。请先移除成员或撤回邀请，或请园区调高额度。",
    "Up to {max} people, invited ones included. Remove one or take an invitation back, or ask the park for more.",
  ],
  "quota.imports": [
    "今天已导入 {max} 个文件，请明天再导入，或请园区调高额度。",
    "{max} files were imported today; go on tomorrow, or ask the park for more.",
  ],
  "onboarding.duplicate": [
    "统一社会信用代码 {uscc} 已有一份在办的入驻申请。请打开提交时给您的链接；找不到链接请联系园区。",
    "An application for {uscc} is on its way already. Open the link you were given then, or ask the park.",
  ],
  "onboarding.closed": [
    "申请已经办结，不能再修改；如有变化请联系园区。",
    "The application has been decided and cannot be changed; ask the park.",
  ],
  "onboarding.uscc": [
    "统一社会信用代码不能改；换了机构请另交一份申请。",
    "The USCC stays; another agency is another application.",
  ],
  "onboarding.documents": ["一份申请最多 {max} 份材料。", "An application takes up to {max} documents."],
  "onboarding.transition": [
    "申请当前状态为“{from}”，不能变为“{to}”，请刷新后再试。",
    "An application that is {from} cannot become {to}; reload to see where it stands.",
  ],
  "licence.expired": ["人力资源服务许可证已过期，请先更新。", "The agency's licence has expired; renew it first."],
  "order.closed": ["订单已关闭或取消，不能再推进。", "The order is closed or cancelled."],
  "invitation.owner": [
    "您已是这家机构的负责人，不能用邀请改为顾问。",
    "You are this agency's owner already; an invitation does not make you less.",
  ],
  "member.self": [
    "自己的身份请由另一位负责人变更，或转让给同事。",
    "Another owner changes your own place; or hand it over to a colleague.",
  ],
  "document.missing": [
    "没有找到合同文件：可能没有传完。请重新上传后再保存。",
    "The contract's file is not there: the upload may not have finished. Upload it again.",
  ],
  "document.type": [
    "合同文件只支持 PDF、JPG、PNG，请另存后重新上传。",
    "A contract is kept as PDF, JPEG or PNG; save it as one of them.",
  ],
  "interview.cancelled": [
    "这场面试已取消；如需继续，请先恢复，或另建一场。",
    "The interview is cancelled; restore it or plan another.",
  ],
  "event.transition": [
    "活动不能从“{from}”变为“{to}”，请刷新后查看当前状态。",
    "An event cannot go from {from} to {to}; reload to see where it is.",
  ],
  "event.capacityBelow": [
    "名额不能少于已占用的 {taken} 个；请先取消部分报名。",
    "There cannot be fewer places than the {taken} that are taken; call some registrations off first.",
  ],
  "event.notOpen": ["这场活动现在不接受报名。", "This event takes no registrations now."],
  "event.notBegun": [
    "活动还没有开始，开始之后才能登记成果。",
    "The event has not begun; record what came of it from its first day on.",
  ],
  "event.cancelled": ["这场活动已取消；如需继续，请先恢复。", "The event is cancelled; restore it first."],
  "event.slotsFull": ["一场活动最多 {max} 个展位或路演时段。", "An event has up to {max} booths or pitch slots."],
  "event.slotGiven": ["这个展位已分配，请先收回再删除。", "This booth is somebody's; take it back before removing it."],
  "event.notContest": ["只有创新大赛才有参赛项目和评分。", "Only a contest has entries and scores."],
  "event.entriesFull": ["一场大赛最多 {max} 个参赛项目。", "A contest has up to {max} entries."],
  "contestEntry.scored": ["已有评委打分，不能再删除这个项目。", "Judges have scored this entry, so it stays."],
  "registration.duplicate": [
    "已经报过名了：请用报名成功时的链接查看，或联系主办方。",
    "Registered already: open the link you were given then, or ask the organiser.",
  ],
  "registration.state": [
    "这条报名当前为“{status}”，不能执行此操作。",
    "The registration is {status}; this cannot be done now.",
  ],
  "registration.hasSlot": [
    "对方已有展位 {label}，请先收回。",
    "They have the booth {label} already; take it back first.",
  ],
  "lead.state": ["线索当前为“{status}”，不能执行此操作。", "The lead is {status}; this cannot be done now."],
  "lead.withAgency": ["线索由“{name}”跟进；要改由别人跟进，请重新分派。", "The lead is with {name}; assign it anew."],
  "lead.nobody": [
    "还没有机构发布对应的服务产品，请手工选择机构。",
    "No agency has published such an offering; choose one by hand.",
  ],
  "lead.duplicate": [
    "同一手机号已有在跟进的线索，请在那一条上继续。",
    "Another lead with this phone is open; go on with that one.",
  ],
  "lead.different": [
    "只能合并同一类、尚未转化的两条线索。",
    "Only leads of one kind that are not converted can be merged.",
  ],
  "savedFilter.many": ["最多保存 50 个筛选，请先删除不用的。", "You keep 50 filters already; forget one first."],
  "order.draft": ["订单还是草稿，请先发布。", "The order is a draft; open it first."],
  "order.transition": ["订单不能从“{from}”变为“{to}”。", "An order cannot go from {from} to {to}."],
  "order.full": ["一个订单最多 {max} 个岗位，请另建订单。", "An order holds up to {max} positions; create another."],
  "feeRule.missing": ["订单还没有收费规则，请先在订单中填写。", "The order has no fee rule yet; enter one first."],
  "feeRule.billed": [
    "已按现有收费规则出具结算单，规则不能再改；删除草稿后可以修改。",
    "Statements were made with this fee rule, so it stays; remove the draft to change it.",
  ],
  "statement.overlap": [
    "与已有结算期重叠：已结算到 {billedTo}，请从次日开始。",
    "The period overlaps an earlier one: billed to {billedTo} already.",
  ],
  "statement.empty": [
    "截至这一天没有需要结算的内容，未生成结算单。",
    "Nothing is due by that day; no statement was made.",
  ],
  "statement.long": [
    "一张结算单最多 {max} 行，请缩短结算期。",
    "A statement holds up to {max} lines; choose a shorter period.",
  ],
  "statement.transition": [
    "结算单不能从“{from}”变为“{to}”，请刷新后查看当前状态。",
    "A statement cannot go from {from} to {to}; reload to see where it is.",
  ],
  "statement.state": [
    "结算单当前状态为“{status}”，不能执行此操作。",
    "The statement is {status}; this cannot be done now.",
  ],
  "statement.unfinished": [
    "上一张结算单没有写完，请先重试，或删除它。",
    "The statement before this one was not written to its end; retry it, or remove it.",
  ],
  "statement.notLast": [
    "之后的结算单以此为依据，请先删除之后的草稿。",
    "Later statements build on this one; remove their drafts first.",
  ],
  "headcount.belowFilled": [
    "招聘人数不能少于已上岗的 {filled} 人。",
    "Headcount cannot go below the {filled} already filled.",
  ],
  "move.late": [
    "推进已超过 24 小时，不能再撤销；请逐个更正。",
    "The move is over 24 hours old and cannot be undone any more; correct the rows one by one.",
  ],
  "move.undone": ["这次推进已经撤销，不能继续。", "This move has been undone."],
  "placement.left": ["此人已登记离职，不能再登记。", "This person's leaving is recorded already."],
  "placement.active": [
    "此人在岗，没有可以撤回的离职。",
    "This person is on the job; there is no leaving to take back.",
  ],
  "placement.seatFilled": [
    "空出的名额已由他人补上，不能撤回离职；请先增加招聘人数。",
    "The seat has been filled meanwhile; raise the headcount before taking the leaving back.",
  ],
  "placement.wentOn": [
    "此人离职后又进入了流程，不能撤回离职。",
    "This person has entered the pipeline again since leaving; it cannot be taken back.",
  ],
  "placement.full": ["一次上岗最多记录 {max} 项服务。", "A placement holds up to {max} services."],
  "filing.filed": [
    "{month} 的月报已经报送；数字有误请更正，并写明原因。",
    "The filing of {month} is in already; correct it, and say why.",
  ],
  "filing.withdrawn": ["{month} 的月报已撤回，请重新报送。", "The filing of {month} was withdrawn; file it anew."],
  "filing.unchanged": [
    "数字与已报送的相同，没有需要更正的内容。",
    "These are the figures already filed; there is nothing to correct.",
  ],
  "order.unfulfilled": ["订单尚未完成，完成或关闭后才能评价。", "Only a fulfilled or closed order can be evaluated."],
  "evaluator.conflictOfInterest": [
    "您与该机构有利益关系，请由其他评价员评价。",
    "You have an interest in this agency; another evaluator must score it.",
  ],
  "evaluation.duplicate": ["您已评价过这个订单。", "You have evaluated this order already."],
  "scorecard.draftExists": [
    "已有一版量表草稿，请先修改并发布它。",
    "There is a draft of the next version already; change and publish that one.",
  ],
  "scorecard.published": [
    "已发布的量表不能再改；请新建一版。",
    "A published scorecard never changes; make a new version.",
  ],
  "programme.duplicate": [
    "这个季度已有评价计划，请打开已有的计划。",
    "This quarter has a programme already; open that one.",
  ],
  "programme.state": [
    "评价计划当前阶段不能执行此操作，请刷新后查看。",
    "The programme is at another stage; reload to see where it is.",
  ],
  "programme.early": ["季度还没有结束，{end} 之后才能核算。", "The quarter is not over; conclude it after {end}."],
  "programme.unready": [
    "还有 {n} 家机构没有评完，或两位评价员的分差还没有商定。",
    "{n} agencies are not scored by both evaluators yet, or their scores still differ too much.",
  ],
  "programme.appeals": [
    "还有 {n} 件申诉没有处理，处理完才能公示。",
    "{n} appeals are undecided; decide them before publishing.",
  ],
  "evaluators.few": [
    "可以评这家机构的评价员不足两位（有利益关系的不算），请先邀请评价员。",
    "Fewer than two evaluators are free of an interest in this agency; invite more.",
  ],
  "evaluator.notAssigned": [
    "这家机构没有分派给您评价，请联系园区管理员。",
    "You have not been assigned to this agency; ask an administrator.",
  ],
  "assessment.duplicate": ["其中有机构已在这个计划里。", "One of these agencies is in the programme already."],
  "assessment.locked": [
    "两位评价员都已提交，分数不能再改；分差过大的请商定。",
    "Both evaluators have submitted; where they differ too much, agree on a score.",
  ],
  "assessment.agreed": [
    "这一项不需要商定，或已经商定。",
    "There is nothing to agree on here, or it has been agreed on.",
  ],
  "appeal.made": ["已经提出过申诉。", "An appeal has been made already."],
  "appeal.late": ["结果已公示，不能再申诉。", "The result is published; it is too late to appeal."],
  "appeal.none": ["机构没有申诉。", "There is no appeal."],
  "appeal.decided": ["申诉已有处理结果。", "The appeal has been decided."],
  "complaint.closed": ["投诉已办结，不能再改。", "The complaint is closed."],
  "complaint.unanswered": [
    "机构还没有答复，答复期限也没有过；请等答复，或到期后再办结。",
    "The agency has not answered and still has time; close it after that.",
  ],
  "rectification.accepted": ["整改已通过，不能再改。", "The rectification has been accepted."],
  "rectification.noProof": [
    "机构还没有提交（或重新提交）整改说明。",
    "The agency has not handed in its proof, or not yet again.",
  ],
  "survey.closed": ["这份调查已截止。", "This survey is closed."],
  "survey.complaints": [
    "这个链接提交的投诉已达上限，请直接联系园区。",
    "This link has brought as many complaints as it may; contact the park.",
  ],
  "importJob.state": [
    "导入任务当前状态为“{status}”，不能执行此操作。",
    "The import is {status}; this cannot be done now.",
  ],
  "exportJob.state": [
    "导出任务当前状态为“{status}”，不能执行此操作。",
    "The export is {status}; this cannot be done now.",
  ],
  "file.missing": ["还没有收到文件，请先上传。", "The file has not arrived; upload it first."],
  "file.empty": ["文件是空的（0 字节），请检查后重新上传。", "The file is empty (0 bytes)."],
  "file.size": ["文件超过 {max} MB，请拆分后再传。", "The file is over {max} MB; split it."],
  "file.encoding": [
    "文件编码无法识别（支持 UTF-8、GB18030、UTF-16），请另存为 UTF-8 CSV 后重新上传。",
    "The file's encoding is not UTF-8, GB18030 or UTF-16; save it as UTF-8 CSV.",
  ],
  "file.truncated": [
    "文件在一个汉字中间断开，可能没有传完，请重新上传。",
    "The file ends inside a character; upload it again.",
  ],
  "file.header": [
    "找不到表头：求职者名单需要“姓名”以及“手机号”或“身份证号”列，企业名单需要“企业名称”和“统一社会信用代码”列，岗位清单需要“岗位名称”“人数”“薪资”列，月报需要“月份”“营业收入”“纳税额”列。",
    "No header found: people need a name and a phone or ID number column, enterprises a name and a USCC column, positions a title, a headcount and a pay column, filings a month, a revenue and a tax column.",
  ],
  "file.format": [
    "第 {row} 行附近不是有效的 CSV，请检查引号后重新上传。",
    "Near row {row} this is not valid CSV; check the quotes.",
  ],
  "file.columns": [
    "文件超过 {max} 列，请只保留需要的列后重新上传。",
    "The file has over {max} columns; keep only those you need.",
  ],
  "file.damaged": [
    "文件已损坏，无法打开；请重新另存为 .xlsx 后上传。",
    "The file is damaged and cannot be opened; save it as .xlsx again.",
  ],
  "file.bomb": [
    "文件解压后超过 {max} MB，已拒绝；请拆分或另存后重新上传。",
    "Unpacked, the file is over {max} MB and was refused; split it or save it anew.",
  ],
  "file.macros": [
    "文件含有宏，已拒绝；请另存为不含宏的 .xlsx 后重新上传。",
    "The file contains macros and was refused; save it as .xlsx without them.",
  ],
  "file.protected": [
    "文件有密码保护，或是旧版 .xls；请取消密码并另存为 .xlsx 后重新上传。",
    "The file is protected by a password, or an old .xls; save it as .xlsx without a password.",
  ],
  "file.changed": [
    "文件在开始导入之后被替换，导入已停止，已写入的行已保留；请重新上传要导入的文件。",
    "The file was replaced after the import began; rows already written are kept. Upload the right file again.",
  ],
  "import.interrupted": [
    "导入中断：已写入的行已保留，请重新上传同一文件，已导入的人会自动合并。",
    "The import was interrupted; rows already written are kept. Upload the same file again: those people are merged.",
  ],
  "file.type": [
    "只支持 CSV 和 XLSX 文件，请另存后重新上传。",
    "Only CSV and XLSX files are supported; save it as one of them.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** What can be wrong with one field or one cell, in Chinese and English. */
const FIELD_ISSUES = {
  required: ["必填", "Required"],
  type: ["类型不对", "Wrong type"],
  format: ["格式不对", "Wrong format"],
  long: ["内容过长", "Too long"],
  short: ["内容过少", "Too few"],
  many: ["数量过多", "Too many"],
  range: ["超出范围", "Out of range"],
  option: ["不在可选范围内", "Not one of the options"],
  unprintable: ["含有不可见字符", "Contains characters that cannot be printed"],
  id: ["编号格式不对", "Not a valid id"],
  fen: ["金额应为不小于 0 的整数（单位：分）", "Money is a whole number of fen, 0 or more"],
  date: ["日期应为 YYYY-MM-DD，且真实存在", "A date that exists, as YYYY-MM-DD"],
  "document.size": ["文件应不超过 20 MB，且不为空", "A file of up to 20 MB, and not an empty one"],
  time: ["时间应为 HH:MM", "A time, as HH:MM"],
  minutes: ["时长应为 5 到 480 的整数（分钟）", "A whole number of minutes from 5 to 480"],
  "slots.midnight": [
    "各时段加起来超过了当天 24:00，请减少时段或缩短时长",
    "The slots run past midnight: fewer, or shorter ones",
  ],
  places: ["名额应为 1 到 20000 的整数", "Places are a whole number from 1 to 20,000"],
  people: ["人数应为 1 到 20 的整数", "People are a whole number from 1 to 20"],
  "period.times": ["结束时间应晚于开始时间", "The end is not after the start"],
  "agenda.day": ["日期不在活动期间", "The day is not one of the event's"],
  "slot.unknown": ["没有这个时段", "No such slot"],
  fixed: ["不能更改", "Cannot be changed"],
  consent: ["需要勾选同意才能提交", "Tick the box to agree before sending"],
  "date.past": ["日期已过", "The date has passed"],
  "date.future": ["日期不能晚于今天", "The date is after today"],
  "period.order": ["结束日期不能早于开始日期", "The end is before the start"],
  "period.form": ["应为 YYYY-MM 或 YYYY-Qn", "A month as YYYY-MM, or a quarter as YYYY-Qn"],
  periods: ["期数应为 1 到 24 的整数", "Periods are a whole number from 1 to 24"],
  months: ["月数应为 1 到 60 的整数", "Months are a whole number from 1 to 60"],
  rate: ["税率应为 0 到 100%", "The rate is 0 to 100 %"],
  line: ["结算单里没有这一行", "The statement has no such line"],
  "date.beforeArrival": ["日期不能早于到岗日期", "The date cannot be before the arrival"],
  "leave.date": ["请填写离职日期", "Give the date of leaving"],
  "leave.reason": ["请填写离职原因", "Give the reason for leaving"],
  division: ["行政区划代码应为 6 位数字", "A GB/T 2260 code has six digits"],
  version: ["请带上您看到的版本号", "Name the version you saw"],
  limit: ["每页 1 到 100 条", "1 to 100 a page"],
  cursor: ["翻页标记无效", "Not a valid cursor"],
  email: ["邮箱格式不对", "Not a valid e-mail"],
  "pay.order": ["薪资下限不能高于上限", "The lower pay is above the upper"],
  stage: ["没有这个环节", "No such stage"],
  reason: ["淘汰或退出必须填写原因", "Rejecting or withdrawing needs a reason"],
  "lead.reason": ["请填写流失原因", "Say why it was lost"],
  "lead.target": ["请选择转为其中一种", "Choose one of these"],
  "versions.length": ["versions 应与 applicationIds 一一对应", "versions must match applicationIds one to one"],
  "member.unknown": [
    "本机构没有这位成员，或刚加入还未同步，请稍后再试",
    "Nobody of the agency, or somebody who has only just joined: try again in a moment",
  ],
  score: ["分数应为 0 到 100", "A score is 0 to 100"],
  quarter: ["季度应为 YYYY-Q1 到 YYYY-Q4", "A quarter, as YYYY-Q1 to YYYY-Q4"],
  weight: ["权重应为 1 到 100 的整数", "A weight is a whole number from 1 to 100"],
  "weights.sum": ["各项权重之和应为 100", "The weights must sum to 100"],
  "evidence.missing": ["每个分数都要写明依据", "Every score needs its evidence"],
  "evaluators.two": ["每家机构需要两位评价员", "An agency needs two evaluators"],
  "evaluator.interest": ["这位评价员是该机构的成员", "This evaluator is a member of the agency"],
  "evaluator.unknown": ["园区没有这位评价员", "The park has no such evaluator"],
  "indicator.evaluator": ["至少要有一项由评价员打分", "At least one indicator is scored by evaluators"],
  tolerance: ["允许的分差应为 0 到 50 的整数", "The tolerance is a whole number from 0 to 50"],
  bounds: ["0 分值与满分值不能相同", "The values for 0 and for 100 must differ"],
  "scores.incomplete": ["请为每项指标打分", "Score every indicator"],
  column: ["文件里没有这一列", "The file has no such column"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/**
 * What can be wrong with one row of a file, or with a field that files have too. Apart from the others, because the worker
 * that imports files has room for these words alone.
 */
const ROW_ISSUES = {
  month: ["月份应为 YYYY-MM", "A month, as YYYY-MM"],
  "month.future": ["月份不能晚于本月", "The month is after this one"],
  "month.old": ["月份不能早于十年前", "The month is more than ten years ago"],
  "filing.amount": [
    "金额应在 0 到 10 亿元之间，最多两位小数",
    "An amount from 0 to 1 billion yuan, with up to two decimals",
  ],
  "filing.reason": [
    "该月已报送且数字不同，请填写更正原因",
    "The month is filed with other figures: say why they change",
  ],
  headcount: ["招聘人数应为 1 到 100000 的整数", "Headcount is a whole number from 1 to 100,000"],
  "uscc.format": ["统一社会信用代码应为 18 位数字或大写字母", "A USCC has 18 digits or capital letters"],
  "uscc.checksum": ["统一社会信用代码校验不通过，请核对", "The USCC's check character is wrong"],
  duplicate: ["有重复", "Contains duplicates"],
  "phone.invalid": ["手机号无效，应为 11 位大陆手机号", "Not a mainland mobile number"],
  "phone.numeric": [
    "手机号在表格中存为数字，可能已失真；请把该列设为“文本”后重新填写",
    "The phone is kept as a number and may have been altered; format the column as text",
  ],
  "idNumber.numeric": [
    "身份证号在表格中存为数字，末几位已失真；请把该列设为“文本”后重新填写",
    "The ID number is kept as a number and has lost digits; format the column as text",
  ],
  "uscc.numeric": [
    "统一社会信用代码在表格中存为数字，末几位已失真；请把该列设为“文本”后重新填写",
    "The USCC is kept as a number and has lost digits; format the column as text",
  ],
  "title.missing": ["缺少岗位名称", "The title is missing"],
  "pay.missing": ["缺少薪资，或写法无法识别", "The pay is missing or cannot be read"],
  "place.missing": ["缺少工作地点", "The place is missing"],
  "skillLevel.unknown": ["技能等级无法识别", "The skill level is not known"],
  "order.full": ["订单的岗位已满 50 个", "The order holds 50 positions already"],
  "order.closed": ["订单已关闭或取消", "The order is closed or cancelled"],
  "text.long": ["内容过长", "Too long"],
  "phone.last4": ["请输入手机号后四位数字", "The last four digits of a phone"],
  "idNumber.checksum": ["身份证号校验不通过", "The ID number's check digit is wrong"],
  "idNumber.date": [
    "身份证号中的出生日期不存在或晚于今天",
    "The birth date in the ID number does not exist yet or at all",
  ],
  "idNumber.division": ["身份证号中的地区不存在", "The division in the ID number does not exist"],
  "name.missing": ["缺少姓名", "The name is missing"],
  "name.invalid": ["姓名超过 50 个字符", "The name is over 50 characters"],
  "note.long": [
    "备注连同其他列无法识别的内容超过 1000 个字符",
    "The note, with what could not be read of other columns, is over 1,000 characters",
  ],
  "identity.missing": ["手机号和身份证号至少填一项", "A phone or an ID number is needed"],
  "identity.conflict": ["手机号与身份证号指向不同的人", "Phone and ID number name different people"],
  "consent.missing": ["未获本人授权同意，不能保存", "The person has not consented, so nothing may be stored"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RowIssueCode = keyof typeof ROW_ISSUES;
export type IssueCode = keyof typeof FIELD_ISSUES | RowIssueCode;

/** Whether a code is one of an issue, and so has words. */
export function isIssueCode(code: string): code is IssueCode {
  return Object.hasOwn(FIELD_ISSUES, code) || Object.hasOwn(ROW_ISSUES, code);
}

export type Language = "zh" | "en";

function fill(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ""));
}

/** The sentence for an error, in the caller's language. */
export function errorText(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, unknown>> = {},
): string {
  return fill(ERRORS[code][language === "en" ? 1 : 0], details);
}

/** The sentence for one field's issue; an unknown code reads as `format`. */
export function issueText(code: string, language: Language): string {
  const known: Readonly<Record<string, readonly [string, string]>> = FIELD_ISSUES;
  return known[code]?.[language === "en" ? 1 : 0] ?? rowIssueText(code, language) ?? issueText("format", language);
}

/** The sentence for what is wrong with a row; undefined for a code that no row is refused with. */
export function rowIssueText(code: string, language: Language): string | undefined {
  const known: Readonly<Record<string, readonly [string, string]>> = ROW_ISSUES;
  return known[code]?.[language === "en" ? 1 : 0];
}

/** One field that needs correcting. */
export interface FieldIssue {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457 problem document. `current` is the record as it is now, when an update was stale. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  issues?: FieldIssue[] | undefined;
  current?: unknown;
}
