// Application Insights, and the three things that an operator must be told without looking.

@description('Unique part of the names.')
param token string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Most telemetry taken in a day, in GB; -1: no limit.')
param dailyTelemetryGB int

@description('Mails that may fail in an hour before the operator is told.')
param failedMailsPerHour int

@description('Mail address of the operator.')
param operatorEmail string

@description('Principal id of the app\'s identity.')
param appPrincipalId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// Each query gives a row when there is something to tell, and none otherwise.
var alerts = [
  {
    name: 'overdue'
    title: 'The watchdog found overdue items'
    description: 'A timer was lost or late: the watchdog had to wake cases or mails. They are attended to now. Again and again: the durable backend is ill.'
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
    query: 'AppMetrics | where Name == "objector.overdue.wakes" | summarize Found = sum(Sum) | where Found > 0'
  }
  {
    name: 'failed-mails'
    title: 'Mails fail'
    description: 'More mails failed in an hour than a few wrong addresses explain: look at SendGrid, its key, and the DNS records.'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "objector.mails.failed" | summarize Failed = sum(Sum) | where Failed > ${failedMailsPerHour}'
  }
  {
    // The other two need somebody who speaks. The watchdog runs every five minutes, so an hour of silence is a fault: of the app,
    // of its telemetry, or because the day's limit is used up.
    name: 'silence'
    title: 'Nothing was heard for an hour'
    description: 'Neither the watchdog nor anything else sent telemetry: the app is down, cannot send, or the daily limit is used up.'
    severity: 1
    every: 'PT15M'
    window: 'PT1H'
    query: 'union isfuzzy=true AppMetrics, AppRequests, AppTraces | summarize Heard = count() | where Heard == 0'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    workspaceCapping: { dailyQuotaGb: dailyTelemetryGB }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The connection string alone is worth nothing: who sends telemetry needs the role below.
    DisableLocalAuth: true
  }
}

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, metricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Monitoring Metrics Publisher'
  }
}

resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'Objector'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: operatorEmail, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'alert-${alert.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Objector: ${alert.title}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      // A new workspace may not know its tables yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operator.id] }
    }
  }
]

output insightsConnection string = insights.properties.ConnectionString
