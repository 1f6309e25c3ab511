$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$started = [datetime]::UtcNow
# An Azure Automation job ends after three hours: the rest is reported as not known before.
$deadline = $started.AddMinutes(150)
# https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
$microsoftTenants = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'
$filters = @{
  templates = 'applicationTemplateId ne null'
  listed    = "tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')"
}
# The riskiest first.
$states = [ordered]@{
  'disabled'     = 'Disabled'
  'quarantined'  = 'Quarantined'
  'expiring'     = 'Credential expires'
  'failing'      = 'Failing'
  'stale'        = 'No recent success'
  'unclear'      = 'Unclear'
  'unknown'      = 'Not known'
  'failing-data' = 'Some objects failing'
  'paused'       = 'Paused'
  'idle'         = 'Not started'
  'healthy'      = 'Healthy'
}
$order = @($states.Keys)
$trouble = 'disabled', 'quarantined', 'expiring', 'failing', 'stale', 'unclear', 'unknown'

function Get-CleanText {
  param($Text)
  $line = [regex]::Replace([string]$Text, '[\p{C}\p{Zl}\p{Zp}]', ' ')
  return $line.Substring(0, [Math]::Min($line.Length, 120))
}

# Seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
function Get-PauseSecond {
  param($RetryAfter, [int]$Attempt)
  $text = [string](@($RetryAfter)[0])
  if ($text -match '^\d{1,9}$') { return [int]$text }
  $until = [DateTimeOffset]::MinValue
  if ([DateTimeOffset]::TryParse($text, [cultureinfo]::InvariantCulture, [Globalization.DateTimeStyles]::AssumeUniversal, [ref]$until)) {
    return [int][Math]::Ceiling([Math]::Max(($until.UtcDateTime - [datetime]::UtcNow).TotalSeconds, 0))
  }
  return [int][Math]::Min([Math]::Pow(2, $Attempt), 60)
}

function Wait-Pause {
  param([int]$Second, [string]$Reason)
  if ([datetime]::UtcNow.AddSeconds($Second) -gt $deadline) { return $false }
  Write-Verbose "${Reason}: waiting $Second s."
  Start-Sleep -Seconds $Second
  return $true
}

# The identity of the Automation account, without a secret. https://learn.microsoft.com/azure/automation/enable-managed-identity-for-automation
function Get-GraphToken {
  $query = 'resource=' + [uri]::EscapeDataString($settings.GraphOrigin + '/')
  if ($settings.ClientId) { $query += '&client_id=' + $settings.ClientId }
  $headers = @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER; 'Metadata' = 'True' }
  $issued = Invoke-RestMethod -Method Get -Uri "$($env:IDENTITY_ENDPOINT)?$query" -Headers $headers
  if (-not $issued.access_token) { throw 'The managed identity got no token. Check Identity in the Automation account.' }
  return $issued.access_token
}

# One answer of Graph. It repeats what was refused; only reads are repeated after a failure on the way.
function Invoke-Graph {
  param([string]$Url, [string]$Method = 'Get', $Body, [hashtable]$Header = @{}, [switch]$Once)
  $failure = ''
  for ($attempt = 0; $attempt -lt 8; $attempt++) {
    if (-not $script:token) { $script:token = Get-GraphToken }
    $call = @{
      Uri                = $Url
      Method             = $Method
      Headers            = $Header + @{ Authorization = "Bearer $($script:token)" }
      SkipHttpErrorCheck = $true
      MaximumRedirection = 0
      TimeoutSec         = 60
      UseBasicParsing    = $true
    }
    if ($null -ne $Body) {
      $call.Body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Body -Depth 8 -Compress))
      $call.ContentType = 'application/json'
    }
    $status = 0
    $answer = $null
    $retryAfter = $null
    $content = $null
    try {
      $answer = Invoke-WebRequest @call
      $status = [int]$answer.StatusCode
      $retryAfter = $answer.Headers['Retry-After']
      if ($status -eq 202) { return $null }
      $content = ConvertFrom-Json -InputObject $answer.Content -AsHashtable
      $failure = "status $status, $(Get-CleanText $content.error.code)"
    } catch {
      $failure = "status $status, $(Get-CleanText $_.Exception.Message)"
    }
    if ($status -ge 200 -and $status -lt 300 -and $null -ne $content) { return $content }
    if ($status -eq 401 -and $attempt -eq 0) {
      $script:token = $null
      continue
    }
    if ($status -ge 300 -and $status -lt 500 -and $status -ne 429) { break }
    # A mail may have left: only a refusal is repeated.
    if ($Once -and $status -ne 429) { break }
    if (-not (Wait-Pause -Second (Get-PauseSecond -RetryAfter $retryAfter -Attempt $attempt) -Reason $failure)) { break }
  }
  throw "Microsoft Graph: $failure"
}

# https://learn.microsoft.com/graph/aad-advanced-queries
function Get-Candidate {
  $path = "$($settings.GraphOrigin)/v1.0/servicePrincipals?"
  $filter = [uri]::EscapeDataString($filters[$settings.Candidates])
  $next = $path + '$filter=' + $filter + '&$count=true&$top=999&$select=id,displayName,appOwnerOrganizationId'
  $found = [ordered]@{}
  $seen = @{}
  while ($next) {
    if (-not $next.StartsWith($path, [StringComparison]::Ordinal) -or $seen.ContainsKey($next)) {
      throw 'Microsoft Graph: a page of the list points elsewhere.'
    }
    $seen[$next] = $true
    $page = Invoke-Graph -Url $next -Header @{ ConsistencyLevel = 'eventual' }
    if (-not $page.ContainsKey('value')) { throw 'Microsoft Graph: a page of the list holds no list.' }
    foreach ($entry in $page['value']) {
      $isGuid = $entry.id -match '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      if ($isGuid -and $entry.appOwnerOrganizationId -notin $microsoftTenants) {
        $found[$entry.id.ToLowerInvariant()] = $entry.displayName
      }
    }
    $next = $page['@odata.nextLink']
  }
  return $found
}

# `0001-01-01` stands for never.
function Get-UtcTime {
  param($Value)
  if ($null -eq $Value -or [string]$Value -eq '') { return $null }
  $time = $Value
  if ($Value -isnot [datetime]) {
    $time = [DateTimeOffset]::Parse([string]$Value, [cultureinfo]::InvariantCulture, [Globalization.DateTimeStyles]::AssumeUniversal).UtcDateTime
  }
  if ($time.Year -lt 1970) { return $null }
  return $time.ToUniversalTime()
}

# Longer than a year stands for none.
function Get-IntervalDay {
  param($Value)
  if (-not $Value) { return 0 }
  try {
    $days = [Xml.XmlConvert]::ToTimeSpan([string]$Value).TotalDays
  } catch {
    return 0
  }
  if ($days -gt 0 -and $days -lt 366) { return $days }
  return 0
}

function New-State {
  param([string]$State, [string]$Detail = '')
  return @{ State = $State; Detail = $Detail }
}

# https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus
function Get-JobState {
  param($Job)
  $run = $Job.schedule.state
  $code = $Job.status.code
  $quarantine = $Job.status.quarantine
  $last = $Job.status.lastExecution
  $success = $Job.status.lastSuccessfulExecution
  $neverRan = $code -in 'NotRun', 'NotConfigured'
  $stands = $run -in 'Paused', 'Disabled' -or $code -in 'Paused', 'NotConfigured' -or ($code -eq 'NotRun' -and $run -ne 'Active')
  $since = Get-UtcTime $quarantine.seriesBegan
  $quarantined = $code -eq 'Quarantine' -or [bool]$quarantine.reason -or $null -ne $since -or ($null -ne $quarantine.error -and $stands)
  $cause = Get-CleanText $quarantine.error.code
  if (-not $cause) { $cause = Get-CleanText $quarantine.reason }
  if ($run -eq 'Disabled' -and ($quarantined -or -not $neverRan)) { return New-State 'disabled' $cause }
  if ($quarantined) {
    $until = ''
    if ($null -ne $since) {
      $left = [Math]::Ceiling(($since.AddDays(28) - $started).TotalDays)
      $until = if ($left -gt 0) { "disabled in $left days" } else { 'disabled any time now' }
    }
    return New-State 'quarantined' ((@($cause, $until) | Where-Object { $_ }) -join ', ')
  }
  if ($code -eq 'Paused' -or $run -eq 'Paused') { return New-State 'paused' }
  if ($last.state -eq 'EntryLevelErrors') { return New-State 'failing-data' "$($last.countEscrowed) objects" }
  if ($last.state -eq 'Failed' -or $Job.status.countSuccessiveCompleteFailures -gt 0) {
    return New-State 'failing' (Get-CleanText $last.error.code)
  }
  if ($stands) { return New-State 'idle' }
  if ($code -notin 'Active', 'NotRun') { return New-State 'unclear' (Get-CleanText $code) }
  $at = $null
  foreach ($text in $success.timeEnded, $success.timeBegan, $last.timeEnded, $last.timeBegan) {
    if ($null -eq $at) { $at = Get-UtcTime $text }
  }
  if ($null -eq $at) { return New-State 'healthy' 'first cycle' }
  # One that runs once a week is not late after three days.
  $limit = [Math]::Max($settings.StaleDays, 10 * (Get-IntervalDay $Job.schedule.interval))
  $days = [Math]::Floor(($started - $at).TotalDays)
  $state = if (($started - $at).TotalDays -gt $limit) { 'stale' } else { 'healthy' }
  $what = if ($success) { 'success' } else { 'run' }
  return New-State $state "last $what $days days ago"
}

# Twenty at a time, one batch after the other. Each item is refused by itself, with its own Retry-After in the body.
# https://learn.microsoft.com/graph/json-batching and https://learn.microsoft.com/graph/throttling
function Get-WorstState {
  param([string[]]$Id)
  $known = @{}
  $pending = $Id
  $failure = 'no answer'
  for ($attempt = 0; $pending.Count -gt 0 -and $attempt -lt 8; $attempt++) {
    $requests = @($pending | ForEach-Object { @{ id = $_; method = 'GET'; url = "/servicePrincipals/$_/synchronization/jobs" } })
    $batch = Invoke-Graph -Url "$($settings.GraphOrigin)/v1.0/`$batch" -Method 'Post' -Body @{ requests = $requests }
    $answers = @{}
    foreach ($item in $batch['responses']) { $answers[[string]$item.id] = $item }
    $again = @()
    $wait = 0
    foreach ($one in $pending) {
      $item = $answers[$one]
      $status = [int]$item.status
      if ($status -eq 200 -and $item.body -is [Collections.IDictionary] -and $item.body['value'] -is [array]) {
        $found = @($item.body['value'] | ForEach-Object { Get-JobState $_ })
        $known[$one] = $found | Sort-Object -Property { $order.IndexOf($_.State) } | Select-Object -First 1
        continue
      }
      if ($status -ge 300 -and $status -lt 500 -and $status -ne 429) {
        $known[$one] = New-State 'unknown' (Get-CleanText "$status $($item.body.error.code)")
        continue
      }
      # A refusal is repeated, a missing or broken answer three times at most.
      $failure = if ($status -eq 0) { 'no answer' } elseif ($status -eq 200) { 'unreadable' } else { [string]$status }
      if ($status -eq 429 -or $attempt -lt 3) {
        $again += $one
        $retryAfter = $null
        foreach ($name in @($item.headers.Keys)) { if ($name -eq 'Retry-After') { $retryAfter = $item.headers[$name] } }
        $wait = [Math]::Max($wait, (Get-PauseSecond -RetryAfter $retryAfter -Attempt $attempt))
      } else {
        $known[$one] = New-State 'unknown' $failure
      }
    }
    if ($again.Count -gt 0 -and -not (Wait-Pause -Second $wait -Reason "$($again.Count) reads refused or unanswered")) { $attempt = 8 }
    $pending = $again
  }
  foreach ($one in $pending) { $known[$one] = New-State 'unknown' $failure }
  return $known
}

function New-Row {
  param([string]$Id, $Name, $Worst)
  return [pscustomobject]@{ State = $Worst.State; Word = $states[$Worst.State]; Id = $Id; Name = Get-CleanText $Name; Detail = $Worst.Detail }
}

$names = Get-Candidate
$ids = @($names.Keys)
$rows = @()
for ($at = 0; $at -lt $ids.Count; $at += 20) {
  $part = @($ids | Select-Object -Skip $at -First 20)
  # One batch that stays unanswered says nothing of the others.
  try {
    $known = Get-WorstState -Id $part
  } catch {
    $known = @{}
    foreach ($id in $part) { $known[$id] = New-State 'unknown' $_.Exception.Message }
  }
  foreach ($id in $part) {
    if ($known[$id]) { $rows += New-Row -Id $id -Name $names[$id] -Worst $known[$id] }
  }
}
# Dates that were noted in the browser.
foreach ($note in $settings.Expiry) {
  $on = [datetime]::ParseExact($note.On, 'yyyy-MM-dd', [cultureinfo]::InvariantCulture)
  $days = [Math]::Ceiling(($on - $started).TotalDays)
  if ($days -le $settings.WarnDays) {
    $rows += New-Row -Id $note.Id -Name $names[$note.Id] -Worst (New-State 'expiring' "$($note.Key) on $($note.On)")
  }
}
$rows = @($rows | Sort-Object -Property { $order.IndexOf($_.State) })
$wrong = @($rows | Where-Object { $_.State -in $trouble })
$counts = foreach ($state in $order) {
  $count = @($rows | Where-Object { $_.State -eq $state }).Count
  if ($count -gt 0) { "$($states[$state]): $count" }
}
$report = @("Read $($ids.Count) applications. $($counts -join ', ')", '')
$report += $rows | Where-Object { $_.State -ne 'healthy' } | ForEach-Object { "$($_.Word)  $($_.Id)  $($_.Name)  $($_.Detail)" }
Write-Output $report

if ($wrong.Count -gt 0) {
  if (-not $settings.Mail) { throw "$($wrong.Count) need attention. See the output." }
  $mail = @{
    message         = @{
      subject      = "Provisioning: $($wrong.Count) need attention"
      body         = @{ contentType = 'Text'; content = ($report -join "`n") }
      toRecipients = @(@{ emailAddress = @{ address = $settings.Mail } })
    }
    saveToSentItems = $false
  }
  $null = Invoke-Graph -Url "$($settings.GraphOrigin)/v1.0/users/$([uri]::EscapeDataString($settings.Mail))/sendMail" -Method 'Post' -Body $mail -Once
}
