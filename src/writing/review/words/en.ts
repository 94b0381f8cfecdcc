import type { Lexicon } from '../lexicon.ts';
import { jargonEn } from './enJargon.ts';
import type { Hedge } from './hedgeSubset.ts';
import { hedgeSubset } from './hedgeSubset.ts';

const asked = "(?<!you |not |n't |to |without |cannot |than |let's not |please |if you |do you )";

/** Hedges that are plain words elsewhere, with what tells the guess apart. */
const narrowed: Partial<Record<Hedge, string>> = {
  think:
    "(?<!you |you'd |to |please |don't |do )(?:we |I |they )?think(?! of| about| through| over| back)(?: that)?",
  thinks: 'thinks(?: that)?',
  thought: '(?:we |I |was |were |is |are |it )thought(?: that| to be)?',
  believe: "(?<!you |you'd |do |to )(?:we |I )?believe(?: that)?",
  assume: `${asked}(?:we |I )?assume(?: that)?`,
  assumed: '(?:we |I )?assumed(?: that)?',
  assumption: '(?<!no |without (?:any )?|ruled out (?:the |that |our )?)assumption',
  guess: `${asked}(?:we |I |my |our |a |best ){0,3}guess(?: that| is)?`,
  suppose: `${asked}(?:we |I )?suppose(?: that)?`,
  supposed: '(?<!(?<!\\p{L})(?:is|are|was|were|not|be) )supposed(?! to)',
  speculate: `${asked}(?:we |I )?speculate`,
  might: 'might(?! (?:and|&) )',
  possible:
    "(?:it is|it's|(?<!as soon |as early |as quickly |as fast |as much |if |not |is it |be |was |become |becomes |where |whenever |when |every |all |best )(?:a )?)possible(?: that| (?:cause|reason|explanation|source|culprit)s?)|as possible(?= cause)",
  'kind of': "(?<=(?<!\\p{L})(?:is|are|was|were|it's|that's|just|still) )kind of(?! (?:the|a|you|thing))",
  'sort of': "(?<=(?<!\\p{L})(?:is|are|was|were|it's|that's|just|still) )sort of(?! (?:the|a|you|thing))",
  likely: '(?:most |very |quite |more than )?likely(?! to arrive)',
  unsure: "(?<!(?:you are|you're|if) )unsure",
  'my understanding is': 'my understanding is(?: that)?',
  'looks like': '(?:it )?looks like(?: that)?(?! (?:this:|the (?:picture|screenshot)|before|it did))',
  seems:
    '(?<!(?:if|when|whenever|though|what) (?:it |anything |something |that )?)(?:it )?seems(?: that| to be)?',
  seem: '(?<!you )seem(?: to be)?',
};

const recovered =
  '(?:fixed|resolved|back|restored|repaired|working|running|available|online|up|solved|sorted|sorted out|done|completed|ready|finished|ok|okay|fine)';
const clock =
  '(?:[01]?\\d|2[0-3])(?:[:.][0-5]\\d)?(?: ?(?:am|pm))?(?: (?:UTC|GMT|[A-Z]{2,4}T)(?:[+-]\\d+)?)?';
const amount =
  '(?:\\d+|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|half an|a couple of|a few|the next(?: \\w+)?)[ -]?(?:minutes?|mins?|hours?|hrs?|days?|weeks?)';
const eta = `(?:(?:in|within|after) (?:about |around |approximately |less than |under )?${amount}|(?:by|at|before|until|no later than|around) (?:about )?(?:(?:\\w+ )?tonight|tomorrow|today|noon|lunch(?:time)?|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|${clock})|tonight|tomorrow|today|this (?:morning|afternoon|evening))`;
const ahead =
  "(?<=(?:will|shall|'ll|should|going to|gonna|expect|expects|expected|can|aim|aiming|plan|hope|hoping)(?:[ \\n][^.!?\\n]{0,60}?)?[ \\n])";
const supplier =
  "(?:(?:our|the|a|an|their|your|another|some) )?(?:(?:\\w+[ -]){0,3}?)(?:provider|host|hoster|(?:hosting|cloud|payment|phone|delivery) (?:company|service|firm)|supplier|vendor|third[ -]part(?:y|ies)|data ?cent(?:er|re)|contractor|subcontractor|carrier|partner|upstream|cloud|AWS|Azure|Cloudflare|Hetzner)(?:'s)?";
const staff =
  '(?:developer|engineer|intern|trainee|junior|colleague|administrator|admin|employee|programmer|technician|apprentice|contractor)';
const slip =
  "(?:forgot|made|broke|deleted|removed|changed|published|released|missed|did not|didn't|failed|overlooked|misread|mistyped|pushed|deployed|accidentally|wrongly|by mistake)";

export const en: Lexicon = {
  language: 'en',
  speculation: [
    ...hedgeSubset.map((hedge) => narrowed[hedge] ?? hedge),
    `should(?: now| soon| all| again| then| also)* be(?: all| now)? ${recovered}`,
    '(?:it )?look(?:s|ed) as (?:if|though)',
    'may (?:well |also )?(?:have (?:been|had|\\w+ed|\\w+[ew]n|lost|gone|sent|left|put|set|cut|hit|come|made|done|led|run|begun|kept|shut)|be (?:related|caused|due|because|linked|connected|down to|the (?:cause|reason)))',
    'could (?:well |also )?(?:have (?:been|caused|happened|led|broken|come)|be (?:that|the|a|an|in|related|caused|due|because|linked|connected|down to))',
    'must have (?:been|caused|happened|broken|come)',
    '(?<=(?<!\\p{L})(?:we|I) )(?:strongly )?suspect(?: that)?',
    '(?<=(?<!\\p{L})(?:we|I) (?:can |do )?(?:only |very much )?)hope(?= (?:that|it|this|the|to|we|so))',
    '(?:it )?appears? (?:to (?:be|have)|that)',
    'in all (?:likelihood|probability)',
    'as far as we (?:can tell|know)',
    'from what we can tell',
    '(?:fairly|pretty|quite|almost) (?:sure|certain|confident)',
    'our best bet',
    '(?<=(?<!\\p{L})(?:we|I) )(?:reckon|figure)(?: that)?',
    'potentially',
    'there (?:is|was|may be) (?:a|some) (?:\\w+ )?chance',
    'chances are',
    'with (?:any |some |a bit of )?luck',
    'fingers crossed|touch wood',
    'not (?:entirely|100 ?%|completely|quite|totally|absolutely) (?:sure|certain)',
  ],
  politeInQuestions: /^(?:perhaps|maybe|possibl[ey]|might|think|suppose|likely)/iu,
  sayItBack: /^(?:my understanding is|we think|I think|we believe|I believe|seems?|it seems)/iu,
  unknownYet: 'We do not know yet whether',
  vagueTime: [
    '(?<!too |as |how |so )soon',
    'shortly(?! (?:after|before))',
    'a\\.?s\\.?a\\.?p',
    'in a (?:bit|while|moment|minute|little while|jiffy|short while)',
    '(?:in|within) (?:a few|a couple of|the next few|the coming) (?:moments|minutes|hours|days)(?<!(?<!\\p{L})(?:was|were|had|took|able|been|fixed|repaired)[^.!?\\n]{0,60})',
    '(?<=updates? (?:\\w+ )?)as (?:needed|necessary|appropriate|available|(?:we|I) (?:learn|know|have|find|get)(?: \\w+)?)',
    '(?:more|further|additional) (?:info|information|details|news|updates?) (?:to follow|will follow|to come|follows?|will be (?:provided|shared|given))',
    '(?:around|about|by|before|after) (?:lunch|lunchtime|noonish|teatime|dinner|(?:the |this )?(?:afternoon|evening))',
    'momentarily',
    '(?:more|further) (?:info|information|details|news) later',
    '(?:(?<=(?:ping|write|call|phone|mail|message|text|tell|contact|get back to|let)(?: you| know)? )|by )tomorrow (?:morning|afternoon|evening)(?! (?:at|by|before|no later) )|(?:in|within) an? (?:hour|minute|day) or (?:so|two)|(?:in|within) (?:about )?half an hour or so',
    'later (?:today|tonight|on|this (?:morning|afternoon|evening|week))',
    '(?:the )?(?:end|close) of (?:the |this )?(?:business )?(?:day|business|week)',
    'EOD',
    'COB',
    'midnight',
    'in due (?:course|time)',
    'in the near future',
    'in no time',
    'any (?:minute|moment|time) now',
    'before long',
    'first thing (?:tomorrow|in the morning|on \\w+)',
    'sometime (?:today|tomorrow|tonight|this \\w+|next \\w+)',
    'at the earliest (?:opportunity|possible)',
    'as (?:quickly|fast|early) as (?:possible|we can)',
  ],
  vagueAfterClock: [
    'as soon as (?:possible|practicable|(?:we|I|they|it|this|that|there|everything|more|the (?:fix|cause|work|problem|issue|service)) ?(?:have|has|can|could|know|knows|are|is|hear|learn|find|get|works?)?(?: (?:news|more|done|able|fixed|resolved|ready|back))?)',
    'once (?:we|I) (?:have|know|hear|learn) (?:more|news|something|anything)',
  ],
  absolute: [
    "(?:(?:will|shall|can|'ll) )?never (?:ever )?(?:happen|occur|recur|fail|be repeated|come back|repeat|break)(?: itself)?(?: again)?",
    '(?:(?:will|shall) )?never again',
    "(?:will|shall|does|do|can|could) ?(?:not|n't) (?:ever )?(?:happen|occur|recur|be repeated|be a problem)(?: again)?",
    "(?:won't|can't|cannot|doesn't|don't) (?:ever )?(?:happen|occur|recur|be repeated)(?: again)?",
    "(?<=(?<!\\p{L})(?:we|I|and|to|can|fully|hereby) )(?<!(?:not|n't) )guarantee(?! letters?)",
    "(?<!(?:not|n't|never) )guaranteed",
    '100 ?% (?:sure|certain|fixed|safe|confident|resolved|reliable|guaranteed|stable|secure|positive|solved|back)',
    '(?:one|a) hundred percent (?:sure|certain|fixed|safe|confident)',
    'definitely',
    'certainly(?! not)(?![,.!])',
    'undoubtedly',
    'without (?:a|any) doubt',
    'absolutely (?:sure|certain|no|nothing|safe)',
    'impossible(?: for (?:this|it|that))? (?:to happen|to recur)|(?:is|be|are) now impossible|impossible that',
    "always (?:be|work|stay|remain)|(?:will|shall) always|(?<='ll )always",
    'once and for all',
    'for good(?=[.!,]|$)',
    'rest assured',
    '(?:we|I) promise(?: you)?(?= (?:that|this|it|you|never|not))',
    '(?:you have|I give you|we give you) (?:our|my) word',
    'you can be (?:sure|certain)',
    'permanently (?:fixed|solved|resolved)',
  ],
  absoluteUnlessResolved: [
    '(?:completely|fully|entirely|totally) (?:fixed|resolved|solved|repaired|restored)',
  ],
  fixEta: [
    `${ahead}${recovered}(?: again)?(?! to you)(?: \\w+)? ${eta}`,
    `${ahead}(?:fix|repair|restore|solve|resolve|finish|complete)(?: (?:it|this|that|everything|all|the \\w+))? ${eta}`,
    `(?:a|the|this|our) (?:fix|repair|solution)(?: is| will be)?(?: (?:expected|due|planned|ready|coming|out|live))? ${eta}`,
    `estimated (?:time|resolution|recovery|repair|fix|completion)[^.!?\\n]{0,50}?(?::| is| of| at) (?:about |around |~ ?)?(?:${amount}|${clock})`,
    `ETA(?: is| of|:)? (?:about )?(?:${amount}|${eta})`,
    `${ahead}take (?:about |around |another |at most |up to |only )?${amount}`,
  ],
  excuses: [
    `(?:due to|because of|caused by|owing to|thanks to|as a result of|blame(?:d)? on|the fault of) (?:(?:an?|the) (?:\\w+ )?(?:outage|problem|issue|failure|error|mistake|fault|incident) (?:at|of|with|by|on|in) )?${supplier}`,
    `${supplier} (?:failed|let us down|broke|messed up|is to blame|was down|went down|had (?:a |an |some )?(?:\\w+ )?(?:outages?|problems?|issues?|failures?|trouble|difficulties)|made a mistake)`,
    `${supplier}(?: (?:that |which )?we \\w+(?: \\w+){0,4}?)? (?:was having|is having|has had|experienced|is experiencing|was experiencing|suffered|reported)(?: an?| some)?(?: \\w+)? (?:outages?|problems?|issues?|failures?|incidents?|difficulties)`,
    `(?:while|until|as) ${supplier} (?:works?|is working|are working|fixes|resolves?|repairs?|solves?|investigates?)`,
    "(?:problem|issue|fault|cause|error)[^.!?\\n]{0,25} (?:on|at|with) (?:(?:the|their) )?(?!our |your )\\w+(?:'s|s')? (?:side|end)",
    '(?:nothing|not much|little) (?:that )?we can do|there is nothing we could',
    "(?:not|isn't|wasn't) (?:really )?our (?:fault|mistake|responsibility|doing|problem)",
    "(?:their|the (?:provider|supplier|vendor|host)'s) (?:fault|mistake)",
    '(?:beyond|outside|out of) our (?:control|influence|hands)',
    'unforese(?:en|eable)',
    'unexpected circumstances',
    '(?:these|such) things (?:do |can )?happen|(?:it|this) happens to (?:everyone|everybody|all)|nobody is perfect',
    '(?:we|our team|the team|everyone) (?:were|was|are|is|have been|has been) (?:very |quite |too |all )?busy',
    '(?:short|under)-?\\s?staffed|short of (?:staff|people)|lack of (?:staff|people|resources)',
    'only (?:a (?:few|handful|small|minor|couple)|affected (?:a few|some)|some|minor|small)',
    'just an? (?:\\w+ )?(?:small|minor|tiny|little|quick|simple|glitch|hiccup|bug|blip|few)',
    '(?:small|minor|tiny|little) (?:glitch|hiccup|blip)',
    '(?:an? )?(?:rare )?edge case',
    'in our defen[cs]e',
    'no system is perfect',
  ],
  excuseOpeners: ['unfortunately', 'sadly', 'regrettably'],
  blame: [
    `(?:an?|the|one|another|our)(?: new| junior| inexperienced| young| careless){1,2} ${staff}`,
    `(?:an?|the|one of (?:our|the|my)) ${staff}s?(?= ${slip})`,
    `(?:somebody|someone)(?: (?:of|on|in|from|at) (?:our|your) (?:team|side|staff|company))?(?= ${slip})`,
    '(?:an?|the|our) (?:developer|intern|trainee|apprentice|junior)(?! tools?)',
    "you should(?: not|n't)? have",
    'you (?:forgot|misconfigured|misread|mistyped|broke|ignored)',
    'you (?:entered|used|sent|chose|set|typed|uploaded) (?:the |a |an )?(?:wrong|incorrect|invalid)',
    '(?:because of|due to|caused by) your(?: own)?(?: \\w+)? (?:configuration|settings?|mistake|error|setup|staff|network|team|actions?)',
    'your (?:configuration|settings?|setup|network|staff|team) (?:is|are|was|were) (?:wrong|broken|incorrect|faulty|to blame|outdated)',
    '(?:user|human|operator|client) error',
    '(?<=(?:problem|issue|fault|error|mistake|cause|blame)[^.!?\\n]{0,25} )(?:on|at|with) your (?:side|end)',
    'your (?:own )?(?:fault|mistake)',
  ],
  hollowApology: [
    '(?:for |about )?(?:any|the|this|all|every|some|possible|temporary) (?:possible |temporary )?inconveniences?(?: (?:caused|this (?:may|might|could) have caused|this (?:has )?caused))?',
    '(?:sorry|apologi[sz]e|apologies|regret)(?:[ ,]+if| in case| should)(?: (?:you|anyone|anybody|your \\w+)(?: (?:were|was|are|have been|has been) (?:affected|impacted|inconvenienced))?)?',
    'if (?:you|anyone|anybody) (?:were|was|are|have been|has been) (?:affected|impacted|inconvenienced)',
    `apologi[sz]e that (?:${supplier}|some|certain|there|mistakes)`,
    'sorry you feel(?: that way)?|sorry that you feel(?: that way)?',
  ],
  apology: /(?<!\p{L})(?:sorry|apologi[sz]e[sd]?|apolog(?:y|ies)|forgive)(?!\p{L})/iu,
  jargon: jargonEn,
  causeSentence:
    /(?<!\p{L})(?:causes?|caused|because|reason|mistakes?|error was|decided|assumed|happened|wrongly|accidentally|incorrectly|inadvertently|due to)(?!\p{L})/iu,
  agentless: [
    '(?:it|(?:an? |the |some )?(?:\\w+ )?(?:mistakes?|errors?)|(?:an?|the) (?:\\w+ ){1,3}?)?(?:was|were|had been|has been|have been) (?:not )?(?:wrongly |accidentally |incorrectly |inadvertently |mistakenly |not |never )?(?:made|decided|assumed|overlooked|forgotten|missed|misconfigured|deleted|dropped|skipped|released|introduced|changed|entered|applied|tested|reviewed|checked|noticed|omitted|neglected|approved|switched|removed|set|renewed|published|turned off|lost sight of)',
  ],
  agent: /(?<!\p{L})(?:by (?!mistake|accident|error|\d|now|then)|we|our)(?!\p{L})/iu,
  audience:
    /(?<!\p{L})(?:you|your|yours|customers?|clients?|users?|guests?|patients?|drivers?|visitors?|members?|staff|employees?|students?|parents|people|buyers?|shoppers?|subscribers?|readers?|couriers?)(?!\p{L})/iu,
  effect:
    /(?<!\p{L})(?:cannot|can ?not|can't|could not|couldn't|unable|not able|fail(?:s|ed|ing)?|errors?|(?:do|does|did|have|has|is|are|was|were) ?(?:not|n't)|missing|stopped|slow(?:ly)?|waits?|waiting|down|affected|wrong|twice|empty|no longer|without|lose|losing|late|refused?|rejected|out of service)(?!\p{L})/iu,
  effectAlone:
    /(?<!\p{L})(?:impossible to|unavailable|(?:do|does|is|are|did)(?: not|n't) (?:work|open|arrive|print|load|go out|reach|start|answer|respond|sync\p{L}*|show)\p{L}*|not working|stopped working|nobody|no one|out of service|(?:is|are) (?:down|offline))(?!\p{L})/iu,
  dataStatement:
    /(?<!\p{L})(?:(?:lost|lose|loss)(?! (?:hours?|time|sales|days?|mornings?|afternoons?|evenings?|revenue|business|income|turnover))|corrupt\p{L}*|intact|unharmed|undamaged|damaged|no data|duplicates?|all (?:\p{L}+ ){1,5}(?:is|are|were) (?:there|safe|complete|kept|stored|in place)|nothing (?:is|was|went|has been) (?:missing|deleted|changed)|data (?:is|are|was|were) (?:safe|complete))(?!\p{L})/iu,
  shouted: new Set(
    'NOT NEVER ALL NOW PLEASE URGENT URGENTLY IMPORTANT ATTENTION VERY MUST EVERYTHING EVERYONE NOBODY NOTHING IMMEDIATELY ONLY STOP STILL AGAIN EXTREMELY WARNING SORRY FIXED RESOLVED BROKEN WORKING ALWAYS ANY YOUR THIS WILL CANNOT'.split(
      ' ',
    ),
  ),
  nextUpdate: {
    clear: [
      '(?:next|another|further|following|new) (?:update|message|mail|e-?mail|news|call|report|note)',
      'updates? (?:you|comes?|follows?|will (?:come|follow|be sent)|by|at)',
      'hear from (?:me|us)',
      '(?:our|my) (?:message|mail|e-?mail|call|report|note) (?:at|by|before|no later than)',
      'update:',
    ],
    possible: [
      "(?<=(?:will|shall|'ll) )(?:\\w+ )?(?:write|call|phone|ring|inform|contact|message|mail|e-?mail|text|report|tell|send|get back|come back|be in touch|be back|let you know|give you)",
      'back to you',
      "(?<=(?:will|shall|'ll) )(?:\\w+ )?(?:ping|follow up|check in|drop you|have (?:news|our|my|another|an)|get (?:news|our|my|another|an)|receive)",
      'in touch',
    ],
    earlier: ["(?:we|i)(?:'d| had)? (?:promised|told you|said)"],
  },
  allTimesIn: /(?<!\p{L})all times (?:are |here |below |in this message )*(?:given )?(?:in )?\S/iu,
  wordsThatAreNames: new Set(
    'mark will may bill grace hope faith frank art rose jack rob pat drew sue max guy june april august dean chase'.split(
      ' ',
    ),
  ),
  inserts: {
    apology: 'We are sorry for the trouble this causes you.',
    impact: 'At the moment you cannot [[what the client cannot do]].',
    noDataLost: 'No data was lost.',
    dataUnknown: '[[which data was lost or changed, and since when]]',
    sorryFor: 'that you could not [[what the client could not do]]',
  },
};
